using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Access;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Grants, tokens and sessions as administrators and auditors find them.</summary>
public sealed partial class AccessListTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, AccessQuery> Filters => new()
    {
        { "user", new(User: "ada") },
        { "id", new(User: TestUsers.Ada.Id.ToString()) },
        { "client", new(ClientId: "web") },
        { "address", new(Address: "127.0.0.1") },
        { "time", new(From: FakeClock.Start, Until: FakeClock.Start.AddDays(1)) },
        { "all", new("ada", "web", "127.0.0.1", FakeClock.Start, FakeClock.Start.AddDays(1)) },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_filter_finds_what_it_says_and_nothing_else(bool onPostgres)
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres);

        Assert.Equal(["grace native", "ada web"], await GrantsAsync(portal, new()));
        Assert.Equal(["ada web"], await GrantsAsync(portal, new(User: "AD")));
        Assert.Equal(["grace native"], await GrantsAsync(portal, new(User: TestUsers.Grace.Id.ToString())));
        Assert.Equal(["ada web"], await GrantsAsync(portal, new(ClientId: "web")));
        Assert.Equal(["grace native", "ada web"], await GrantsAsync(portal, new(Address: "127.0.0.1")));
        Assert.Equal(["grace native"], await GrantsAsync(portal, new(From: FakeClock.Start.AddMinutes(1))));
        Assert.Equal(["ada web"], await GrantsAsync(portal, new(Until: FakeClock.Start.AddMinutes(1))));
        Assert.Equal(["ada"], (await portal.AccessAsync(AccessKind.Sessions, new(ClientId: "web"))).Rows.Select(row => row.UserName));
        Assert.Equal(["grace"], (await portal.AccessAsync(AccessKind.Sessions, new(User: "gra", Address: "127.0.0.1"))).Rows.Select(row => row.UserName));
        Assert.Equal(["token"], (await portal.AccessAsync(AccessKind.Tokens, new(User: "ada"))).Rows.Select(row => row.Title));
        foreach (var nothing in new AccessQuery[] { new(User: "nobody"), new(User: "%"), new(User: "a\0b"), new(ClientId: "we"), new(ClientId: "a\0b"), new(Address: "127.0.0"), new(Until: FakeClock.Start) })
            Assert.Equal(0, (await portal.AccessAsync(AccessKind.Grants, nothing)).Total);
    }

    [Fact]
    public async Task A_long_list_comes_in_parts_and_without_what_has_ended()
    {
        await using var portal = await AccessCase.StartAsync(cluster, onPostgres: false);

        var second = await portal.AccessAsync(AccessKind.Grants, new(Skip: 1, Take: 1));
        Assert.Equal(("ada", 2), (Assert.Single(second.Rows).UserName, second.Total));
        Assert.Empty((await portal.AccessAsync(AccessKind.Grants, new(Skip: int.MaxValue))).Rows);

        await portal.WithDataAsync(db => db.Grants.ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, portal.Clock.Now), Cancel));
        Assert.Empty((await portal.AccessAsync(AccessKind.Grants, new())).Rows);
        portal.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(["auditor"], (await portal.AccessAsync(AccessKind.Sessions, new())).Rows.Select(row => row.UserName));
        Assert.Empty((await portal.AccessAsync(AccessKind.Tokens, new())).Rows);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task No_filter_walks_through_a_whole_table(string name, AccessQuery query)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        await using var scope = portal.Services.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<AccessQueries>();

        var plans = new List<string>
        {
            await queries.Grants(query).OrderByDescending(row => row.CreatedAt).Take(25).PlanAsync(Cancel),
            await queries.Sessions(query).OrderByDescending(row => row.CreatedAt).Take(25).PlanAsync(Cancel),
        };
        if (query is { ClientId: null, Address: null }) plans.Add(await queries.Tokens(query).OrderByDescending(row => row.CreatedAt).Take(25).PlanAsync(Cancel));

        Assert.All(plans, plan => Assert.False(WholeTable.IsMatch(plan), $"{name}:\n{plan}"));
        Assert.All(plans, plan => Assert.Contains("SEARCH", plan, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_filter_the_newest_are_read_off_an_index()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<AccessQueries>();

        Assert.Contains("USING INDEX", await queries.Grants(new()).OrderByDescending(row => row.CreatedAt).Take(25).PlanAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("USING INDEX", await queries.Tokens(new()).OrderByDescending(row => row.CreatedAt).Take(25).PlanAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("USING INDEX", await queries.Sessions(new()).OrderByDescending(row => row.CreatedAt).Take(25).PlanAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_a_client_are_found_by_the_grants_of_each_session_and_not_by_all_grants_of_the_client()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();

        var found = await scope.ServiceProvider.GetRequiredService<AccessSearch>().SessionsAsync(new(ClientId: "web"), Cancel);

        Assert.Contains("(SessionId=?)", await AccessSearch.Newest(found.Rows).PlanAsync(Cancel), StringComparison.Ordinal);
    }

    // "SCAN g" reads everything; "SCAN (subquery-2)" only what a search found.
    [GeneratedRegex("^SCAN (?!\\(|CONSTANT ROW)", RegexOptions.Multiline)]
    private static partial Regex WholeTable { get; }

    private static async Task<string[]> GrantsAsync(TestPortal portal, AccessQuery query) =>
        [.. (await portal.AccessAsync(AccessKind.Grants, query)).Rows.Select(row => $"{row.UserName} {row.ClientId}")];
}
