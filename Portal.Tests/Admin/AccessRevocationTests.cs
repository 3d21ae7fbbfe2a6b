using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Administrators end grants, tokens and sessions, one, some or all that match.</summary>
public sealed class AccessRevocationTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_is_ended_signs_out_and_tells_its_apps(bool onPostgres)
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres);
        var session = Assert.Single((await portal.AccessAsync(AccessKind.Sessions, new(User: "ada"))).Rows);

        Assert.Equal(1, await RevokeAsync(portal, AccessKind.Sessions, session.Id));
        Assert.Equal(0, await RevokeAsync(portal, AccessKind.Sessions, session.Id));

        Assert.Empty((await portal.AccessAsync(AccessKind.Sessions, new(User: "ada"))).Rows);
        Assert.Empty((await portal.AccessAsync(AccessKind.Grants, new(User: "ada"))).Rows);
        Assert.Equal(["web"], await portal.WithDataAsync(db => db.LogoutDeliveries.Select(row => row.ClientId).ToListAsync(Cancel)));
        Assert.Equal(1, await ToldAsync(portal, "session.ended", TestUsers.Ada));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_grant_that_is_revoked_takes_tokens_and_consent_with_it(bool onPostgres)
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        var tokens = await portal.ConnectAsync(grace, TestClients.Native, "openid offline_access");
        var grants = (await portal.AccessAsync(AccessKind.Grants, new(User: "grace"))).Rows;
        Assert.Equal(2, grants.Count);

        Assert.Equal(1, await RevokeAsync(portal, AccessKind.Grants, grants[0].Id));

        Assert.Equal("invalid_grant", (await portal.RefreshAsync(TestClients.Native, tokens["refresh_token"]!.GetValue<string>()))["error"]!.GetValue<string>());
        Assert.Empty((await portal.AccessAsync(AccessKind.Grants, new(User: "grace"))).Rows);
        Assert.Equal(0, await RevokeAsync(portal, AccessKind.Grants, grants[1].Id));
        Assert.Equal([TestUsers.Ada.Id], await portal.WithDataAsync(db => db.Consents.Select(row => row.UserId).ToListAsync(Cancel)));
        Assert.Equal(1, await ToldAsync(portal, "consent.withdrawn", TestUsers.Grace));
    }

    [Fact]
    public async Task A_grant_of_an_app_that_never_asks_is_revoked_as_well()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Auditor, TestUsers.Ada, TestClients.Trusted);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(ada, TestClients.Trusted);
        var grant = Assert.Single((await portal.AccessAsync(AccessKind.Grants, new())).Rows);

        Assert.Equal(1, await RevokeAsync(portal, AccessKind.Grants, grant.Id));

        Assert.Empty((await portal.AccessAsync(AccessKind.Grants, new())).Rows);
        Assert.Equal(1, await ToldAsync(portal, "consent.withdrawn", TestUsers.Ada));
    }

    [Fact]
    public async Task All_tokens_that_match_end_in_parts_and_others_stay()
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres: false);
        for (var i = 0; i < AccessQuery.AtOnce; i++) await portal.WithTokenAsync(TestUsers.Ada, $"more {i}");
        await portal.WithTokenAsync(TestUsers.Grace, "hers");
        var query = new AccessQuery(User: "ada");

        Assert.Equal(AccessQuery.AtOnce, await RevokeMatchingAsync(portal, AccessKind.Tokens, query));
        Assert.Equal(1, await RevokeMatchingAsync(portal, AccessKind.Tokens, query));
        Assert.Equal(0, await RevokeMatchingAsync(portal, AccessKind.Tokens, query));

        Assert.Equal(["hers"], (await portal.AccessAsync(AccessKind.Tokens, new())).Rows.Select(row => row.Title));
        Assert.Equal(AccessQuery.AtOnce + 1, await ToldAsync(portal, "token.revoked", TestUsers.Ada));
    }

    [Fact]
    public async Task All_sessions_that_match_end_but_the_one_in_which_it_is_asked_for()
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres: false);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        var access = circuit.Get<IAdminAccess>();

        Assert.Equal(2, (await access.RevokeMatchingAsync(AccessKind.Sessions, new(), Cancel)).Answer);
        Assert.Equal(0, (await access.RevokeMatchingAsync(AccessKind.Sessions, new(), Cancel)).Answer);

        Assert.Equal(["admin"], (await access.ListAsync(AccessKind.Sessions, new(), Cancel)).Answer!.Rows.Select(row => row.UserName));
    }

    [Fact]
    public async Task What_is_of_another_kind_or_made_up_ends_nothing()
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres: false);
        var session = (await portal.AccessAsync(AccessKind.Sessions, new(User: "ada"))).Rows[0].Id;

        Assert.Equal(0, await RevokeAsync(portal, AccessKind.Tokens, session));
        Assert.Equal(0, await RevokeAsync(portal, AccessKind.Grants, session));
        Assert.Equal(0, await RevokeAsync(portal, AccessKind.Sessions, "made-up"));
        Assert.Equal(0, await RevokeAsync(portal, AccessKind.Sessions, Guid.NewGuid().ToString()));
        Assert.Single((await portal.AccessAsync(AccessKind.Sessions, new(User: "ada"))).Rows);
    }

    private static async Task<int?> RevokeAsync(TestPortal portal, AccessKind kind, params string[] ids) =>
        (await portal.AskAccessAsync(TestUsers.Admin, access => access.RevokeAsync(kind, ids, Cancel))).Answer;

    private static async Task<int?> RevokeMatchingAsync(TestPortal portal, AccessKind kind, AccessQuery query) =>
        (await portal.AskAccessAsync(TestUsers.Admin, access => access.RevokeMatchingAsync(kind, query, Cancel))).Answer;

    private static Task<int> ToldAsync(TestPortal portal, string kind, TestUser whose) => portal.WithDataAsync(db =>
        db.SecurityEvents.CountAsync(row => row.Kind == kind && row.UserId == whose.Id && row.ActorId == TestUsers.Admin.Id, Cancel));
}
