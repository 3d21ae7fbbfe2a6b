using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

[Covers("WebAuthn L3 §7.1")]
public sealed class PasskeyRegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_in_person_adds_a_passkey_and_signs_in_with_it()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator { Aaguid = new("fbfc3007-154e-4ecc-8c0b-6e020557d7bd") };

        var registered = await Task.FromResult(await browser.RegisterAsync(authenticator)).JsonAsync();

        Assert.Equal(authenticator.Id, registered["credentialId"]!.GetValue<string>());
        Assert.Equal("Apple Passwords", registered["name"]!.GetValue<string>());
        Assert.Equal("/account", registered["redirect"]!.GetValue<string>());
        using var other = portal.Browser();
        Assert.Equal(HttpStatusCode.OK, (await other.SignInAsync(authenticator)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Theory]
    [InlineData("?return=%2Faccount%2Fpasskeys", "/account/passkeys")]
    [InlineData("?return=%2F%2Fevil.example", "/account")]
    [InlineData("?return=%2Faccount%2Fpasskeys&request=a.b", "/oauth2/authorize/resume?request=a.b")]
    public async Task The_answer_says_where_to_go_on_within_the_portal(string query, string onward)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        var answer = authenticator.Create(await browser.CreationOptionsAsync());
        var registered = await browser.PostJsonAsync(PasskeyCalls.RegisterVerify + query, answer).JsonAsync();

        Assert.Equal(onward, registered["redirect"]!.GetValue<string>());
    }

    [Fact]
    [Covers("WebAuthn L3 §5.4")]
    public async Task The_options_ask_for_a_passkey_that_is_enough_by_itself()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var first = new SoftAuthenticator();
        await browser.RegisterAsync(first);

        var options = JsonNode.Parse(await browser.CreationOptionsAsync())!;

        Assert.Equal("localhost", options["rp"]!["id"]!.GetValue<string>());
        Assert.Equal("IdentityPortal", options["rp"]!["name"]!.GetValue<string>());
        Assert.Equal("ada", options["user"]!["name"]!.GetValue<string>());
        Assert.Equal("Ada Lovelace", options["user"]!["displayName"]!.GetValue<string>());
        Assert.Equal("required", options["authenticatorSelection"]!["residentKey"]!.GetValue<string>());
        Assert.True(options["authenticatorSelection"]!["requireResidentKey"]!.GetValue<bool>());
        Assert.Equal("required", options["authenticatorSelection"]!["userVerification"]!.GetValue<string>());
        Assert.Equal("none", options["attestation"]!.GetValue<string>());
        Assert.Equal(300_000, options["timeout"]!.GetValue<int>());
        Assert.True(options["extensions"]!["credProps"]!.GetValue<bool>());
        Assert.Contains(options["pubKeyCredParams"]!.AsArray(), offered => offered!["alg"]!.GetValue<int>() == -7);
        Assert.Equal(first.Id, Assert.Single(options["excludeCredentials"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(32, Base64Url.Decode(options["challenge"]!.GetValue<string>())!.Length);
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_passkey_without_being_signed_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        var response = await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("not_signed_in", await Task.FromResult(response).ReasonAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1023)]
    public async Task Credential_ids_of_every_allowed_length_are_taken(int length)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator { CredentialId = RandomNumberGenerator.GetBytes(length) };

        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(authenticator)).StatusCode);
    }

    [Fact]
    [Covers("WebAuthn L3 §7.1 step 26")]
    public async Task A_credential_belongs_to_one_account_only()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        using var authenticator = new SoftAuthenticator();
        await ada.RegisterAsync(authenticator);

        var again = await ada.RegisterAsync(authenticator);
        var elsewhere = await grace.RegisterAsync(authenticator);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("already_registered", await Task.FromResult(again).ReasonAsync());
        Assert.Equal("already_registered", await Task.FromResult(elsewhere).ReasonAsync());
    }

    [Fact]
    [Covers("WebAuthn L3 §7.1 step 29")]
    public async Task A_passkey_goes_only_to_the_account_whose_options_it_answers()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        using var authenticator = new SoftAuthenticator();
        var answer = authenticator.Create(await grace.CreationOptionsAsync());

        var response = ada.PostJsonAsync(PasskeyCalls.RegisterVerify, answer);

        Assert.Equal("not_signed_in", await response.ReasonAsync());
        Assert.False(await portal.WithDataAsync(db => db.Passkeys.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task A_challenge_works_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        var answer = authenticator.Create(await browser.CreationOptionsAsync());
        await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer);

        Assert.Equal("replayed", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer).ReasonAsync());
    }

    [Fact]
    public async Task A_challenge_for_signing_in_makes_no_passkey()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        var challenge = JsonNode.Parse(await browser.RequestOptionsAsync())!["challenge"]!.GetValue<string>();
        var options = JsonNode.Parse(await browser.CreationOptionsAsync())!;
        options["challenge"] = challenge;

        var response = browser.PostJsonAsync(PasskeyCalls.RegisterVerify, authenticator.Create(options.ToJsonString()));

        Assert.Equal("replayed", await response.ReasonAsync());
    }

    [Fact]
    public async Task A_late_answer_is_told_apart()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        var answer = authenticator.Create(await browser.CreationOptionsAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("expired", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer).ReasonAsync());
    }

    [Fact]
    public async Task An_account_holds_fifty_passkeys()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:RateLimits:Enabled"] = "false" }, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var early = await browser.CreationOptionsAsync();
        for (var made = 0; made < 50; made++)
        {
            using var authenticator = new SoftAuthenticator();
            Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator)).StatusCode);
        }

        using var last = new SoftAuthenticator();
        Assert.Equal("too_many", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, last.Create(early)).ReasonAsync());
        Assert.Equal("too_many", await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, "{}").ReasonAsync());
    }
}
