using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Accounts.Sessions;
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
    public async Task Another_person_at_the_browser_ends_the_first_ones_session()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var authenticator = await WithPasskeyAsync(portal, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var adas = browser.Cookies["portal-session"]!.Value;

        await browser.SignInAsync(authenticator);

        Assert.Equal(portal.Clock.Now, (await FindAsync(portal, adas))!.EndedAt);
        Assert.Equal(TestUsers.Grace.Id, (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.UserId);
    }

    [Fact]
    public async Task An_ended_session_is_refused_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var session = await FindAsync(portal, browser.Cookies["portal-session"]!.Value);

        await WithSessionsAsync(portal, sessions => sessions.EndAsync(session!.Id, Cancel));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_when_it_lies_idle_and_at_last_in_any_case()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var idle = await portal.BrowserAsync(TestUsers.Ada);
        using var busy = await portal.BrowserAsync(TestUsers.Ada);

        for (var day = 0; day < 29; day++)
        {
            portal.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync(PasskeyCalls.List)).StatusCode);
            var expected = day < 13 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
            if (day is 13) Assert.Equal(expected, (await idle.GetAsync(PasskeyCalls.List)).StatusCode);
        }

        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.GetAsync(PasskeyCalls.List)).StatusCode);
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

    [Fact]
    public async Task Ending_a_session_ends_what_was_given_for_its_time()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var session = (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.Id;
        await AddGrantsAsync(portal, session);

        await WithSessionsAsync(portal, sessions => sessions.EndAsync(session, Cancel));

        Assert.Equal(["online"], await RevokedAsync(portal));
    }

    [Fact]
    public async Task A_disabled_account_has_no_session_and_no_grants()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await AddGrantsAsync(portal, (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.Id);

        await using (var scope = portal.Services.CreateAsyncScope())
        {
            Assert.True(await scope.ServiceProvider.GetRequiredService<AccountStatus>().DisableAsync(TestUsers.Ada.Id, Cancel));
            Assert.False(await scope.ServiceProvider.GetRequiredService<AccountStatus>().DisableAsync(Guid.NewGuid(), Cancel));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(["offline", "online"], await RevokedAsync(portal));
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

    private static async Task WithSessionsAsync(TestPortal portal, Func<SessionStore, Task> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SessionStore>());
    }

    private static Task<int> AddGrantsAsync(TestPortal portal, Guid session) => portal.WithDataAsync(db =>
    {
        foreach (var offline in (bool[])[true, false])
        {
            db.Grants.Add(new GrantRow
            {
                Id = offline ? "offline" : "online",
                ClientId = TestClients.Web.Id,
                UserId = TestUsers.Ada.Id,
                Scope = offline ? "openid offline_access" : "openid",
                Offline = offline,
                SessionId = session,
                AuthTime = portal.Clock.Now,
                CreatedAt = portal.Clock.Now,
            });
        }

        return db.SaveChangesAsync(Cancel);
    });

    private static Task<List<string>> RevokedAsync(TestPortal portal) => portal.WithDataAsync(db =>
        db.Grants.Where(grant => grant.RevokedAt != null).Select(grant => grant.Id).OrderBy(id => id).ToListAsync(Cancel));

    private static async Task<SoftAuthenticator> WithPasskeyAsync(TestPortal portal, TestUser user)
    {
        using var browser = await portal.BrowserAsync(user);
        var authenticator = new SoftAuthenticator();
        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator)).StatusCode);
        return authenticator;
    }
}
