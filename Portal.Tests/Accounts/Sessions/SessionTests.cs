using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Sessions;

public sealed class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost:5080", "portal-session", false)]
    [InlineData("https://localhost:5080", "__Host-portal-session", true)]
    public async Task The_cookie_stays_with_this_site_and_away_from_scripts(string address, string name, bool secure)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await WithPasskeyAsync(portal, TestUsers.Ada);
        using var client = portal.Backchannel;
        using var options = await client.PostAsync(PasskeyCalls.SignInOptions, null, Cancel);
        var answer = authenticator.Get(await options.Content.ReadAsStringAsync(Cancel));

        using var content = new StringContent(answer, null, "application/json");
        using var response = await client.PostAsync(address + PasskeyCalls.SignInVerify, content, Cancel);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Matches($"^{name}=[A-Za-z0-9_-]{{43}}; ", cookie);
        string[] attributes = ["max-age=2592000", "path=/", "samesite=lax", "httponly"];
        var expected = secure ? [.. attributes, "secure"] : attributes;
        Assert.Equal(expected.Order(), cookie.Split("; ")[1..].Order());
    }

    [Fact]
    public async Task A_planted_cookie_is_not_the_one_that_is_signed_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await WithPasskeyAsync(portal, TestUsers.Ada);
        using var victim = portal.Browser();
        var planted = OpaqueHandle.Create();
        victim.SetCookie("portal-session", planted);

        await victim.SignInAsync(authenticator);

        using var attacker = portal.Browser();
        attacker.SetCookie("portal-session", planted);
        Assert.Equal(HttpStatusCode.Unauthorized, (await attacker.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task Signing_in_again_keeps_the_session_and_replaces_its_handle()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = await WithPasskeyAsync(portal, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);
        var old = browser.Cookies["portal-session"]!.Value;
        portal.Clock.Advance(TimeSpan.FromHours(1));

        await browser.SignInAsync(authenticator);

        var handle = browser.Cookies["portal-session"]!.Value;
        Assert.NotEqual(old, handle);
        var session = await FindAsync(portal, handle);
        Assert.Equal("phr", session!.Acr);
        Assert.Equal(portal.Clock.Now, session.AuthTime);
        Assert.Equal(FakeClock.Start, session.CreatedAt);
        Assert.Null(await FindAsync(portal, old));
    }

    [Fact]
    public async Task Another_person_at_the_browser_leaves_the_first_ones_session_to_be_chosen()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var authenticator = await WithPasskeyAsync(portal, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var adas = browser.Cookies["portal-session"]!.Value;

        await browser.SignInAsync(authenticator);

        Assert.Null((await FindAsync(portal, adas))!.EndedAt);
        Assert.Equal(adas, browser.Cookies["portal-others"]!.Value);
        Assert.Equal(TestUsers.Grace.Id, (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.UserId);
    }

    [Fact]
    public async Task Use_is_noted_every_five_minutes()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        portal.Clock.Advance(TimeSpan.FromMinutes(4));
        await browser.GetAsync(PasskeyCalls.List);
        Assert.Equal(FakeClock.Start, (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.LastSeenAt);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.GetAsync(PasskeyCalls.List);
        Assert.Equal(portal.Clock.Now, (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.LastSeenAt);
    }

    [Theory]
    [InlineData("/account", "/signin?return=%2Faccount")]
    [InlineData("/account/passkeys?a=b&c=d", "/signin?return=%2Faccount%2Fpasskeys%3Fa%3Db%26c%3Dd")]
    public async Task A_page_for_signed_in_people_sends_others_to_sign_in_and_back(string page, string target)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var response = await browser.GetAsync(page);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(target, new Uri(new Uri(TestPortal.Address), response.Headers.Location!).PathAndQuery);
    }

    private static Task<Session?> FindAsync(TestPortal portal, string handle)
    {
        var hash = HandleHash.Of(handle);
        return portal.WithDataAsync(db => db.Sessions.SingleOrDefaultAsync(session => session.HandleHash == hash, Cancel));
    }

    private static async Task<SoftAuthenticator> WithPasskeyAsync(TestPortal portal, TestUser user)
    {
        using var browser = await portal.BrowserAsync(user);
        var authenticator = new SoftAuthenticator();
        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator)).StatusCode);
        return authenticator;
    }
}
