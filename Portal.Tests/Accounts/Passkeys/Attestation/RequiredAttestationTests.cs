using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.OpenId.Protocol;
using Portal.Tests.Accounts.SignUp;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>A portal that takes only keys whose maker vouches for them.</summary>
public sealed class RequiredAttestationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("packed")]
    [InlineData("tpm")]
    [InlineData("android-key")]
    [InlineData("apple")]
    [InlineData("fido-u2f")]
    public async Task A_key_of_a_trusted_maker_is_added_and_signs_in(string format)
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator { Aaguid = AttestationCase.Aaguid };

        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator, By(format))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(authenticator)).StatusCode);
    }

    [Fact]
    [Covers("WebAuthn L3 §5.4")]
    public async Task The_options_ask_for_the_makers_word()
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var options = JsonNode.Parse(await browser.CreationOptionsAsync())!;

        Assert.Equal("direct", options["attestation"]!.GetValue<string>());
        Assert.Equal("packed", options["attestationFormats"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("packed", "signature bit", "attestation_invalid")]
    [InlineData("packed", "unknown maker", "not_accepted")]
    [InlineData("tpm", "area trailing", "attestation_invalid")]
    public async Task A_key_that_does_not_hold_is_refused_for_its_reason(string format, string wrong, string reason)
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        Assert.Equal(reason, await Task.FromResult(await browser.RegisterAsync(authenticator, By(format, WrongStatements.Of(wrong)))).ReasonAsync());
        Assert.False(await portal.WithDataAsync(db => db.Passkeys.AnyAsync(Cancel)));
        var told = await portal.WithDataAsync(db => db.SecurityEvents.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal("passkey.refused", told.Kind);
        Assert.Equal(TestUsers.Ada.Id, told.UserId);
        Assert.Equal(EventOutcome.Failed, told.Outcome);
        Assert.Contains(reason, told.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_that_says_nothing_is_refused_when_an_account_is_made_as_well()
    {
        await using var portal = await StartAsync(new() { ["Portal:SignUp:Mode"] = "open" });
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();
        var ticket = await SignUpForm.TicketAsync(browser, "/signup", "lin");

        var response = browser.PostJsonAsync(PasskeyCalls.RegisterVerify, authenticator.Create(await browser.CreationOptionsAsync(ticket)));

        Assert.Equal("attestation_missing", await response.ReasonAsync());
    }

    [Fact]
    public async Task A_model_that_is_not_listed_is_refused()
    {
        await using var portal = await StartAsync(new() { ["Portal:Passkeys:AllowedAaguids"] = AttestationCase.Aaguid.ToString() });
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var listed = new SoftAuthenticator { Aaguid = AttestationCase.Aaguid };
        using var other = new SoftAuthenticator { Aaguid = new("ee882879-721c-4913-9775-3dfcce97072a") };

        Assert.Equal("not_accepted", await Task.FromResult(await browser.RegisterAsync(other, By("packed"))).ReasonAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(listed, By("packed"))).StatusCode);
    }

    [Fact]
    public async Task No_statement_makes_the_portal_fail()
    {
        await using var portal = await StartAsync(new() { ["Portal:RateLimits:Enabled"] = "false" });
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var random = new Random(20260701);
        string[] formats = ["packed", "tpm", "android-key", "apple", "fido-u2f"];

        for (var round = 0; round < 60; round++)
        {
            using var authenticator = new SoftAuthenticator();
            var answer = authenticator.Create(await browser.CreationOptionsAsync(), ceremony =>
            {
                By(formats[round % formats.Length])(ceremony);
                ceremony.RewriteAnswer = json => Scatter(json, random);
            });
            var response = await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer);
            Assert.True((int)response.StatusCode < 500, answer);
        }

        Assert.DoesNotContain(portal.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static Action<SoftCeremony> By(string format, Action<SoftStatement>? change = null) => ceremony => ceremony.Attest = about =>
    {
        var statement = SoftFormats.New(about, format);
        change?.Invoke(statement);
        return statement;
    };

    private static void Scatter(JsonObject answer, Random random)
    {
        var bytes = Base64Url.Decode(answer["response"]!["attestationObject"]!.GetValue<string>())!;
        for (var edits = random.Next(1, 4); edits > 0; edits--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        answer["response"]!["attestationObject"] = Base64Url.Encode(bytes);
    }

    private static Task<TestPortal> StartAsync(TestSettings? settings = null)
    {
        settings ??= [];
        settings["Portal:Passkeys:Attestation"] = "required";
        settings["Portal:Passkeys:AttestationRoots"] = RootFiles.Write(SoftMaker.Trusted.Root);
        return TestPortal.StartAsync(settings, TestUsers.Ada);
    }
}
