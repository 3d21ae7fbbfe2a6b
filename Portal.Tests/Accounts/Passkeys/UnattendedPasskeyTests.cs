using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Accounts.Passkeys.Attestation;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>Passkeys that a browser makes on its own after a sign-in with a password.</summary>
[Covers("WebAuthn L3 §7.1 step 15")]
public sealed class UnattendedPasskeyTests
{
    private const string Automatic = "{\"automatic\":true}";
    private const SoftFlags Nobody = SoftFlags.BackupEligible | SoftFlags.BackedUp | SoftFlags.AttestedCredentialData;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_is_added_without_anybody_there_and_signs_in_with_its_owner_there()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);
        using var authenticator = new SoftAuthenticator();

        await AddAsync(browser, authenticator, ceremony => ceremony.Flags = Nobody).TextAsync();

        Assert.False((await portal.WithDataAsync(db => db.Passkeys.AsNoTracking().SingleAsync(Cancel))).Data.IsUserVerified);
        Assert.Equal("verification_failed", await Unverified(browser, authenticator).ReasonAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(authenticator)).StatusCode);
    }

    [Fact]
    public async Task Somebody_may_have_been_there()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        await AddAsync(browser, authenticator, _ => { }).TextAsync();

        Assert.True((await portal.WithDataAsync(db => db.Passkeys.AsNoTracking().SingleAsync(Cancel))).Data.IsUserVerified);
    }

    [Fact]
    public async Task Only_what_was_asked_for_so_may_come_without_anybody_there()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        var response = await browser.RegisterAsync(authenticator, ceremony => ceremony.Flags = Nobody);

        Assert.Equal("verification_failed", await Task.FromResult(response).ReasonAsync());
    }

    [Fact]
    public async Task The_browser_is_told_not_to_ask_anybody()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);

        var options = JsonNode.Parse(await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, Automatic).TextAsync())!;

        Assert.Equal("preferred", options["authenticatorSelection"]!["userVerification"]!.GetValue<string>());
        Assert.Equal(authenticator.Id, Assert.Single(options["excludeCredentials"]!.AsArray())!["id"]!.GetValue<string>());
    }

    public static TheoryData<string, string> Wrong() => new()
    {
        { "type", "verification_failed" },
        { "challenge", "replayed" },
        { "origin", "wrong_origin" },
        { "rp id", "verification_failed" },
        { "backed up without eligible", "verification_failed" },
        { "no credential", "verification_failed" },
        { "algorithm", "verification_failed" },
        { "trailing cbor", "verification_failed" },
        { "id is another", "verification_failed" },
        { "extension data missing", "verification_failed" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Everything_else_is_checked_as_ever(string wrong, string reason)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        Assert.Equal(reason, await AddAsync(browser, authenticator, WrongValues.Of(wrong)).ReasonAsync());
        Assert.False(await portal.WithDataAsync(db => db.Passkeys.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Flags_that_are_signed_are_left_alone()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        var response = AddAsync(browser, authenticator, ceremony => ceremony.Attest = about => SoftFormats.New(about, "packed"));

        Assert.Equal("verification_failed", await response.ReasonAsync());
    }

    [Theory]
    [InlineData("{\"automatic\":false}")]
    [InlineData("{\"automatic\":1}")]
    [InlineData("{\"automatic\":true,\"signUp\":\"x\"}")]
    public async Task Nonsense_is_no_wish(string body)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal("verification_failed", await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, body).ReasonAsync());
    }

    [Fact]
    public async Task Strangers_and_those_who_signed_in_long_ago_get_none()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var stranger = portal.Browser();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("not_signed_in", await stranger.PostJsonAsync(PasskeyCalls.RegisterOptions, Automatic).ReasonAsync());
        Assert.Equal("sign_in_again", await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, Automatic).ReasonAsync());
    }

    [Fact]
    public async Task Where_keys_have_to_show_what_they_are_none_comes_by_itself()
    {
        await using var portal = await TestPortal.StartAsync(
            new TestSettings
            {
                ["Portal:Passkeys:Attestation"] = "required",
                ["Portal:Passkeys:AttestationRoots"] = RootFiles.Write(SoftMaker.Trusted.Root),
            },
            TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal("attestation_missing", await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, Automatic).ReasonAsync());
    }

    private static async Task<HttpResponseMessage> AddAsync(TestBrowser browser, SoftAuthenticator authenticator, Action<SoftCeremony> change) =>
        await browser.PostJsonAsync(
            PasskeyCalls.RegisterVerify,
            authenticator.Create(await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, Automatic).TextAsync(), change));

    private static async Task<HttpResponseMessage> Unverified(TestBrowser browser, SoftAuthenticator authenticator) =>
        await browser.SignInAsync(authenticator, ceremony => ceremony.Flags &= ~SoftFlags.UserVerified);
}
