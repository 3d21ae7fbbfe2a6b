using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Users;
using Portal.Client.Contracts.Admin;

namespace AdminLists;

/// <summary>A million accounts.</summary>
internal static class PeopleLists
{
    private const int Page = 25;

    private static readonly UserQuery First = new(null, null, UserSort.UserName, Descending: false, Skip: 0, Take: Page);

    public static async Task TimeAsync(IServiceProvider services, Stopwatches times)
    {
        var users = services.CreateScope().ServiceProvider.GetRequiredService<AdminUsers>();
        foreach (var (name, filtered) in Filters())
            foreach (var (order, query) in Orders(filtered))
                await times.TimeAsync("people", $"{name}, {order}", async () => Told((await users.ListAsync(query, CancellationToken.None)).Answer!));

        var members = services.CreateScope().ServiceProvider.GetRequiredService<AdminMemberships>();
        await times.TimeAsync("people", "suggested groups", async () => Stopwatches.Count((await members.SuggestGroupsAsync("", CancellationToken.None)).Answer!.Count, more: false));
    }

    private static string Told(ListPage<UserLine> page) => Stopwatches.Count(page.Total, more: false);

    private static IEnumerable<(string Name, UserQuery Query)> Filters()
    {
        yield return ("all", First);
        foreach (var state in Enum.GetValues<UserState>()) yield return (state.ToString().ToLowerInvariant(), First with { State = state });
        foreach (var (name, search) in Searches) yield return (name, First with { Search = search });
        foreach (var (name, group) in Groups) yield return (name, First with { Group = group });
        yield return ("many of the name, disabled", First with { Search = "grace", State = UserState.Disabled });
        yield return ("many of the name in a large group", First with { Search = "grace", Group = "everybody" });
        yield return ("many of the name in a large group of others", First with { Search = "grace", Group = "students" });
        yield return ("many of the name in a small group", First with { Search = "grace", Group = "staff" });
        yield return ("disabled in a large group", First with { State = UserState.Disabled, Group = "everybody" });
        yield return ("one name in a large group", First with { Search = "grace.bauer.500026", Group = "everybody" });
    }

    private static readonly (string, string)[] Searches =
    [
        ("search that finds 50,000", "grace"), ("search that finds 150,000", "d"), ("search that finds 2,500", "grace.al"),
        ("search that finds one", "grace.bauer.500026"), ("search that finds none", "nobody of this name"),
    ];

    private static readonly (string, string)[] Groups =
    [
        ("a group of 500", "staff"), ("a group of 5,000", "crew"), ("a group of 50,000, late in the order", "students"), ("a group of 900,000", "everybody"), ("a group of none", "nobody"),
    ];

    private static IEnumerable<(string Order, UserQuery Query)> Orders(UserQuery query)
    {
        foreach (var sort in Enum.GetValues<UserSort>())
            foreach (var descending in (bool[])[false, true])
                yield return ($"by {sort}{(descending ? ", backwards" : "")}", query with { Sort = sort, Descending = descending });
        yield return ("deep page", query with { Skip = 900 });
        yield return ("deepest page", query with { Skip = UserQuery.CountedUpTo - Page });
    }
}
