using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Access;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Where more match than anybody could wait for, a list is a part, and what is ended is everything all the same.</summary>
public sealed class LongAccessListTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_says_how_much_it_has_and_what_is_ended_is_all(bool onPostgres)
    {
        await using var portal = await Crowd.StartAsync(cluster, onPostgres);
        await portal.GiveTokensAsync("i >= 102000");

        await ExpectAsync(portal, new(), 10_000, ListExtent.Beginning, "token 123999");
        await ExpectAsync(portal, new(User: "grace"), 1_000, ListExtent.Beginning, "token 123998");
        await ExpectAsync(portal, new(User: "grace", Skip: 990), 1_000, ListExtent.Beginning, "token 122018", rows: 10);
        await ExpectAsync(portal, new(User: "p102"), 1_000, ListExtent.Whole, "token 102999");
        await ExpectAsync(portal, new(User: "p1239", Until: At(123_950)), 50, ListExtent.Whole, "token 123949");
        await ExpectAsync(portal, new(User: "grace", From: At(102_000), Until: At(102_100)), 50, ListExtent.Whole, "token 102098");
        await ExpectAsync(portal, new(User: "nobody"), 0, ListExtent.Whole, null);

        Assert.Equal(11_000, (await FindAsync(portal, new(User: "grace"))).Distinct().Count());
        Assert.Equal(22_000, (await FindAsync(portal, new())).Count);
    }

    private static DateTimeOffset At(int number) => FakeClock.Start.AddYears(-1).AddMinutes(number);

    private static async Task<IReadOnlyList<string>> FindAsync(TestPortal portal, AccessQuery query)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccessList>().FindAsync(AccessKind.Tokens, query, kept: Guid.Empty, most: 100_000, Cancel);
    }

    private static async Task ExpectAsync(TestPortal portal, AccessQuery query, int total, ListExtent extent, string? first, int? rows = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<AccessList>().ReadAsync(AccessKind.Tokens, query, Cancel);

        Assert.Equal((total, extent, first), (page.Total, page.Extent, page.Rows.Count == 0 ? null : page.Rows[0].Title));
        Assert.Equal(rows ?? Math.Min(total, 25), page.Rows.Count);
    }
}
