using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Two people with an app, a session and a token each, begun at different times.</summary>
internal static class AccessCase
{
    private static readonly TestClient Web = TestClients.Web with
    {
        Metadata = TestClients.Web.Metadata with { BackchannelLogoutUri = "https://web.example.test/logout" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestPortal> StartAsync(PostgresCluster cluster, bool onPostgres)
    {
        var portal = await TestPortal.StartAsync(
            onPostgres ? await ScopeCase.OnPostgresAsync(cluster) : [], TestUsers.Admin, TestUsers.Auditor, TestUsers.Ada, TestUsers.Grace, Web, TestClients.Native);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(ada, Web, "openid email");
        await portal.WithTokenAsync(TestUsers.Ada, "token");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(grace, TestClients.Native, "openid offline_access");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        return portal;
    }

    public static Task<int> WithTokenAsync(this TestPortal portal, TestUser owner, string name) => portal.WithDataAsync(db =>
    {
        db.PersonalAccessTokens.Add(new PersonalAccessTokenRow
        {
            Id = Guid.NewGuid(),
            HandleHash = HandleHash.Of(name),
            UserId = owner.Id,
            Name = name,
            Scope = "consents",
            CreatedAt = portal.Clock.Now,
            ExpiresAt = portal.Clock.Now.AddDays(1),
        });
        return db.SaveChangesAsync(Cancel);
    });

    public static async Task<ListPage<AccessLine>> AccessAsync(this TestPortal portal, AccessKind kind, AccessQuery query) =>
        (await portal.AskAccessAsync(TestUsers.Auditor, access => access.ListAsync(kind, query, Cancel))).Answer!;

    /// <summary>Asks at a session that is gone afterwards, so that it is in no list.</summary>
    public static async Task<Allowed<T>> AskAccessAsync<T>(this TestPortal portal, TestUser who, Func<IAdminAccess, Task<Allowed<T>>> call)
    {
        using var browser = await portal.BrowserAsync(who);
        await using var circuit = await portal.CircuitAsync(browser);
        var answer = await call(circuit.Get<IAdminAccess>());
        await portal.WithDataAsync(db => db.Sessions.Where(row => row.UserId == who.Id).ExecuteDeleteAsync(Cancel));
        return answer;
    }
}
