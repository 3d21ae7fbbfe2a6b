using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

[Covers("WebAuthn L3 §7.2")]
public sealed class PasskeySignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_gives_a_session_that_says_how()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var browser = portal.Browser();

        var answer = await Task.FromResult(await browser.SignInAsync(authenticator)).JsonAsync();

        Assert.Equal("/account", answer["redirect"]!.GetValue<string>());
        var session = await portal.WithDataAsync(db => db.Sessions.OrderBy(row => row.Acr).LastAsync(row => row.UserAgent!.StartsWith("Mozilla"), Cancel));
        Assert.Equal(TestUsers.Ada.Id, session.UserId);
        Assert.Equal("phr", session.Acr);
        Assert.Equal("swk user mfa", session.Amr);
        var passkey = await portal.WithDataAsync(db => db.Passkeys.SingleAsync(Cancel));
        Assert.Equal(portal.Clock.Now, passkey.LastUsedAt);
        Assert.Equal("Chrome on Linux", passkey.LastUsedOn);
    }

    [Fact]
    public async Task A_key_that_cannot_leave_its_hardware_says_so()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator { SignCount = 7 };
        using var owner = await portal.BrowserAsync(TestUsers.Ada);
        Action<SoftCeremony> bound = ceremony => ceremony.Flags &= ~(SoftFlags.BackupEligible | SoftFlags.BackedUp);
        await owner.RegisterAsync(authenticator, bound);
        using var browser = portal.Browser();

        await Task.FromResult(await browser.SignInAsync(authenticator, bound)).JsonAsync();

        Assert.True(await portal.WithDataAsync(db => db.Sessions.AnyAsync(session => session.Amr == "hwk user mfa", Cancel)));
        Assert.Equal(8u, (await portal.WithDataAsync(db => db.Passkeys.SingleAsync(Cancel))).Data.SignCount);
    }

    [Fact]
    public async Task Another_persons_user_handle_does_not_open_their_account()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var ada = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var grace = await RegisterAsync(portal, TestUsers.Grace, new SoftAuthenticator());
        using var browser = portal.Browser();

        var response = await browser.SignInAsync(ada, ceremony => ceremony.UserHandle = grace.UserHandle);

        Assert.Equal("unknown_passkey", await Task.FromResult(response).ReasonAsync());
    }

    [Fact]
    public async Task A_challenge_works_once_and_only_in_time()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var browser = portal.Browser();
        var used = authenticator.Get(await browser.RequestOptionsAsync());
        var late = authenticator.Get(await browser.RequestOptionsAsync());

        await browser.PostJsonAsync(PasskeyCalls.SignInVerify, used).TextAsync();
        Assert.Equal("replayed", await browser.PostJsonAsync(PasskeyCalls.SignInVerify, used).ReasonAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("expired", await browser.PostJsonAsync(PasskeyCalls.SignInVerify, late).ReasonAsync());
    }

    [Fact]
    public async Task Two_tabs_do_not_disturb_each_other()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var browser = portal.Browser();
        var one = await browser.RequestOptionsAsync();
        var two = await browser.RequestOptionsAsync();

        await browser.PostJsonAsync(PasskeyCalls.SignInVerify, authenticator.Get(one)).TextAsync();
        await browser.PostJsonAsync(PasskeyCalls.SignInVerify, authenticator.Get(two)).TextAsync();
    }

    [Fact]
    public async Task Of_many_answers_to_one_challenge_exactly_one_signs_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var browser = portal.Browser();
        var answer = authenticator.Get(await browser.RequestOptionsAsync());

        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var tab = portal.Browser();
            return await tab.PostJsonAsync(PasskeyCalls.SignInVerify, answer);
        }));

        Assert.Single(responses, response => response.IsSuccessStatusCode);
        Assert.All(responses.Where(response => !response.IsSuccessStatusCode), response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
    }

    [Fact]
    [Covers("WebAuthn L3 §7.2 step 22")]
    public async Task A_counter_that_does_not_grow_is_refused_and_said_loudly()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator { SignCount = 10 });
        using var browser = portal.Browser();
        Assert.True((await browser.SignInAsync(authenticator)).IsSuccessStatusCode);

        authenticator.SignCount = 5;
        var response = await browser.SignInAsync(authenticator);

        Assert.Equal("verification_failed", await Task.FromResult(response).ReasonAsync());
        Assert.Contains(portal.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("copied", StringComparison.Ordinal));
        authenticator.SignCount = 20;
        Assert.True((await browser.SignInAsync(authenticator)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_disabled_account_is_not_opened_and_guessed_passwords_keep_nobody_out()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var browser = portal.Browser();

        await portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(user => user.SetProperty(u => u.LockoutEnd, portal.Clock.Now.AddMinutes(5)), Cancel));
        var locked = await browser.SignInAsync(authenticator);
        await portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(user => user.SetProperty(u => u.DisabledAt, portal.Clock.Now), Cancel));
        var disabled = await browser.SignInAsync(authenticator);

        Assert.True(locked.IsSuccessStatusCode);
        Assert.Equal("locked", await Task.FromResult(disabled).ReasonAsync());
    }

    [Fact]
    [Covers("WebAuthn L3 §14.6.2")]
    public async Task The_options_are_the_same_for_everybody()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var known = await portal.BrowserAsync(TestUsers.Ada);
        using var stranger = portal.Browser();

        var forKnown = await known.PostJsonAsync(PasskeyCalls.SignInOptions, """{"userName":"ada"}""").JsonAsync();
        var forStranger = await stranger.PostJsonAsync(PasskeyCalls.SignInOptions, """{"userName":"nobody"}""").JsonAsync();

        (forKnown["challenge"], forStranger["challenge"]) = ("random", "random");
        Assert.Equal(forKnown.ToJsonString(), forStranger.ToJsonString());
        Assert.Empty(forKnown["allowCredentials"]!.AsArray());
        Assert.Equal("required", forKnown["userVerification"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("?return=%2Faccount%2Fpasskeys", "/account/passkeys")]
    [InlineData("?return=%2F%2Fevil.example", "/account")]
    [InlineData("?return=%2F%5Cevil.example", "/account")]
    [InlineData("?return=https%3A%2F%2Fevil.example", "/account")]
    [InlineData("?request=a.b.c&return=%2Faccount", "/oauth2/authorize/resume?request=a.b.c")]
    public async Task It_goes_on_only_to_the_portal_itself(string query, string redirect)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await RegisterAsync(portal, TestUsers.Ada, new SoftAuthenticator());
        using var browser = portal.Browser();

        var answer = await browser.PostJsonAsync(PasskeyCalls.SignInVerify + query, authenticator.Get(await browser.RequestOptionsAsync())).JsonAsync();

        Assert.Equal(redirect, answer["redirect"]!.GetValue<string>());
    }

    private static async Task<SoftAuthenticator> RegisterAsync(TestPortal portal, TestUser user, SoftAuthenticator authenticator)
    {
        using var browser = await portal.BrowserAsync(user);
        await Task.FromResult(await browser.RegisterAsync(authenticator)).TextAsync();
        return authenticator;
    }
}
