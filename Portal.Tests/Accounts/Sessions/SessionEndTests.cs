using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Accounts.Sessions;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Sessions;

public sealed class SessionEndTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ended_session_is_refused_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var session = await FindAsync(portal, browser.Cookies["portal-session"]!.Value);

        await WithSessionsAsync(portal, sessions => sessions.EndAsync(session!.Id, SessionEnd.EndedByOwner, Cancel));

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
    public async Task Ending_a_session_ends_what_was_given_for_its_time()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var session = (await FindAsync(portal, browser.Cookies["portal-session"]!.Value))!.Id;
        await AddGrantsAsync(portal, session);

        await WithSessionsAsync(portal, sessions => sessions.EndAsync(session, SessionEnd.EndedByOwner, Cancel));

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
}
