using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

public sealed class UserListTests(PostgresCluster cluster)
{
    private static readonly UserQuery Everybody = new(null, null, UserSort.UserName, Descending: false, Skip: 0, Take: 25);

    private static readonly TestUser[] People =
    [
        TestUsers.Auditor,
        new("zoe") { Name = "Ärmel Kanal", Email = "first@harbor.example.test" },
        new("Bob") { Name = "Robert Harbor" },
        new("harbor.master") { Name = "Percent 100%", Disabled = true },
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("harbor", "harbor.master")]
    [InlineData("BO", "Bob")]
    [InlineData("rob", "Bob")]
    [InlineData(" First@HARBOR ", "zoe")]
    [InlineData("ärm", "zoe")]
    [InlineData("kanal", null)]
    [InlineData("%", null)]
    [InlineData("_", null)]
    [InlineData("a\0b", null)]
    [InlineData("' OR 1=1 --", null)]
    public async Task A_search_finds_what_begins_so_and_nothing_by_pattern(string search, string? found)
    {
        string[] expected = found is null ? [] : [found];
        await using var portal = await TestPortal.StartAsync(People);

        Assert.Equal(expected, await NamesAsync(portal, Everybody with { Search = search }));
    }

    [Fact]
    public async Task Postgres_finds_sorts_and_filters_as_SQLite_does()
    {
        await using var postgres = await TestPortal.StartAsync(
            new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }, People);
        await using var sqlite = await TestPortal.StartAsync(People);
        foreach (var portal in (IEnumerable<TestPortal>)[postgres, sqlite])
        {
            Assert.Equal(["auditor", "Bob", "harbor.master", "zoe"], await NamesAsync(portal, Everybody));
            Assert.Equal(["zoe", "harbor.master", "Bob", "auditor"], await NamesAsync(portal, Everybody with { Descending = true }));
            Assert.Equal(["zoe"], await NamesAsync(portal, Everybody with { Search = "ärm" }));
            Assert.Equal(["harbor.master"], await NamesAsync(portal, Everybody with { Search = "HAR", State = UserState.Disabled }));
            Assert.Equal(["auditor", "Bob", "zoe"], await NamesAsync(portal, Everybody with { State = UserState.Active }));
            Assert.Equal(4, (await NamesAsync(portal, Everybody with { Sort = UserSort.Created })).Length);
        }
    }

    [Fact]
    public async Task Locked_accounts_are_those_whose_lock_still_holds()
    {
        await using var portal = await TestPortal.StartAsync(People);
        DateTimeOffset? until = portal.Clock.Now.AddMinutes(5);
        await portal.WithDataAsync(db => db.Users.Where(user => user.UserName == "Bob" || user.DisabledAt != null)
            .ExecuteUpdateAsync(user => user.SetProperty(row => row.LockoutEnd, until), Cancel));

        Assert.Equal(["Bob"], await NamesAsync(portal, Everybody with { State = UserState.Locked }));
        Assert.Equal(["auditor", "zoe"], await NamesAsync(portal, Everybody with { State = UserState.Active }));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty(await NamesAsync(portal, Everybody with { State = UserState.Locked }));
    }

    [Fact]
    public async Task A_long_list_comes_in_parts()
    {
        await using var portal = await TestPortal.StartAsync(People);

        var page = await ListAsync(portal, Everybody with { Skip = 1, Take = 2 });

        Assert.Equal(["Bob", "harbor.master"], page.Rows.Select(row => row.UserName));
        Assert.Equal(4, page.Total);
        Assert.Empty((await ListAsync(portal, Everybody with { Skip = int.MaxValue })).Rows);
    }

    private static async Task<string[]> NamesAsync(TestPortal portal, UserQuery query) => [.. (await ListAsync(portal, query)).Rows.Select(row => row.UserName)];

    private static async Task<ListPage<UserLine>> ListAsync(TestPortal portal, UserQuery query)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        return (await circuit.Get<IAdminUsers>().ListAsync(query, Cancel)).Answer!;
    }
}
