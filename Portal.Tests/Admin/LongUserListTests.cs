using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Where more match than anybody could wait for, a list says what it has.</summary>
public sealed class LongUserListTests(PostgresCluster cluster)
{
    private const int Listed = 1_000;

    private static readonly UserQuery Everybody = new(null, null, UserSort.UserName, Descending: false, Skip: 0, Take: 25);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_filter_answers_right_and_says_how_much_it_has(bool onPostgres)
    {
        await using var portal = await Crowd.StartAsync(cluster, onPostgres);
        await portal.JoinAsync("few", "i % 100 = 0");
        await portal.JoinAsync("late", "i >= 116000");
        await portal.JoinAsync("nearly all", "i % 12 <> 1");
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        var users = circuit.Get<IAdminUsers>();

        await ExpectAsync(users, Everybody, 10_000, ListExtent.Beginning, "admin");
        await ExpectAsync(users, Everybody with { Search = "p1000" }, 100, ListExtent.Whole, "p100000");
        await ExpectAsync(users, Everybody with { Search = "grace no 1239", Sort = UserSort.Created, Descending = true }, 50, ListExtent.Whole, "p123998");
        await ExpectAsync(users, Everybody with { Search = "grace" }, Listed, ListExtent.Beginning, "p100000");
        await ExpectAsync(users, Everybody with { Search = "grace", Descending = true }, Listed, ListExtent.Beginning, "p123998");
        await ExpectAsync(users, Everybody with { Search = "grace", Sort = UserSort.Created, Descending = true }, Listed, ListExtent.Beginning, "p123998");
        await ExpectAsync(users, Everybody with { State = UserState.Disabled }, 2_400, ListExtent.Whole, "p100000");
        await ExpectAsync(users, Everybody with { State = UserState.Active }, 10_000, ListExtent.Beginning, "admin");
        await ExpectAsync(users, Everybody with { Search = "grace", State = UserState.Disabled, Descending = true }, 2_400, ListExtent.Whole, "p123990");
        await ExpectAsync(users, Everybody with { Search = "ada", State = UserState.Disabled }, 0, ListExtent.Whole, null);
        await ExpectAsync(users, Everybody with { Group = "few" }, 240, ListExtent.Whole, "p100000");
        await ExpectAsync(users, Everybody with { Group = "few", Search = "grace", Descending = true }, 240, ListExtent.Whole, "p123900");
        await ExpectAsync(users, Everybody with { Group = "nearly all", Search = "p1239", State = UserState.Disabled }, 10, ListExtent.Whole, "p123900");
        await ExpectAsync(users, Everybody with { Group = "nearly all", Sort = UserSort.Created, Descending = true }, Listed, ListExtent.Beginning, "p123999");
        await ExpectAsync(users, Everybody with { Group = "late", Search = "ada", Descending = true }, Listed, ListExtent.Beginning, "p123999");
        await ExpectAsync(users, Everybody with { Group = "nobody" }, 0, ListExtent.Whole, null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_much_to_be_looked_through_is_said_to_be_a_part(bool onPostgres)
    {
        await using var portal = await Crowd.StartAsync(cluster, onPostgres);
        await portal.JoinAsync("late", "i >= 118000");
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);

        // All three filters find many, and none of the 20,000 that come first is one of the 2,000 whom they mean.
        var late = await ListAsync(circuit.Get<IAdminUsers>(), Everybody with { Group = "late", Search = "ada no 12", State = UserState.Active });
        Assert.Equal((Listed, ListExtent.Some), (late.Total, late.Extent));
        Assert.All(late.Rows, row => Assert.Contains("Ada No 12", row.Name, StringComparison.Ordinal));
        Assert.Equal(late.Rows.Select(row => row.UserName).Order(StringComparer.Ordinal), late.Rows.Select(row => row.UserName));
    }

    [Fact]
    public async Task Pages_of_a_part_follow_each_other_and_the_last_one_ends_with_it()
    {
        await using var portal = await Crowd.StartAsync(cluster, onPostgres: false);
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        var (users, graces, all) = (circuit.Get<IAdminUsers>(), Everybody with { Search = "grace", Take = 100 }, new List<string>());
        for (var skip = 0; skip <= Listed; skip += 100) all.AddRange((await ListAsync(users, graces with { Skip = skip })).Rows.Select(row => row.UserName));

        Assert.Equal(Enumerable.Range(0, Listed).Select(number => $"p{Crowd.First + (2 * number)}"), all);
        Assert.Equal(10, (await ListAsync(users, graces with { Skip = 990 })).Rows.Count);
        Assert.Equal(5, (await ListAsync(users, Everybody with { Skip = 9_995 })).Rows.Count);
        Assert.Empty((await ListAsync(users, Everybody with { Skip = int.MaxValue })).Rows);
        Assert.Equal(100, (await ListAsync(users, Everybody with { Take = int.MaxValue })).Rows.Count);
    }

    private static async Task ExpectAsync(IAdminUsers users, UserQuery query, int total, ListExtent extent, string? first)
    {
        var page = await ListAsync(users, query);

        Assert.Equal((total, extent, first), (page.Total, page.Extent, page.Rows.Count == 0 ? null : page.Rows[0].UserName));
        Assert.Equal(Math.Min(total, query.Take), page.Rows.Count);
    }

    private static async Task<ListPage<UserLine>> ListAsync(IAdminUsers users, UserQuery query) => (await users.ListAsync(query, Cancel)).Answer!;
}
