using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Clients;
using Portal.Admin.Users;
using Portal.Client.Contracts.Admin;

namespace AdminLists;

/// <summary>What administrators ask of long lists, timed at the server: behind the guard, before the page.</summary>
internal static class Lists
{
    public const double MostMilliseconds = 300;

    private const int Page = 25;
    private const int Rounds = 7;

    /// <returns>How many took too long.</returns>
    public static async Task<int> TimeAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var (clients, users) = (scope.ServiceProvider.GetRequiredService<AdminClients>(), scope.ServiceProvider.GetRequiredService<AdminUsers>());
        var slow = 0;
        foreach (var (name, query) in ClientQueries()) slow += await TimeAsync("clients", name, () => clients.ListAsync(query, CancellationToken.None));
        foreach (var (name, query) in UserQueries()) slow += await TimeAsync("people", name, () => users.ListAsync(query, CancellationToken.None));
        return slow;
    }

    private static IEnumerable<(string Name, ClientQuery Query)> ClientQueries()
    {
        var first = new ClientQuery(null, null, null, ClientSort.Name, Descending: false, Skip: 0, Take: Page);
        yield return ("first page", first);
        yield return ("last page", first with { Skip = 99_975 });
        foreach (var sort in Enum.GetValues<ClientSort>()) yield return ($"by {sort}, backwards", first with { Sort = sort, Descending = true });
        yield return ("search that finds many", first with { Search = "wiki" });
        yield return ("search that finds one", first with { Search = "app54321.example" });
        yield return ("search that finds none", first with { Search = "no such thing" });
        yield return ("of one kind", first with { Kind = ClientKind.SinglePage });
        yield return ("registered themselves", first with { Source = ClientSource.Registration, Approved = false, Sort = ClientSort.Created, Descending = true });
    }

    private static IEnumerable<(string Name, UserQuery Query)> UserQueries()
    {
        var first = new UserQuery(null, null, UserSort.UserName, Descending: false, Skip: 0, Take: Page);
        yield return ("first page", first);
        yield return ("last page that is offered", first with { Skip = UserQuery.CountedUpTo - Page });
        foreach (var sort in Enum.GetValues<UserSort>()) yield return ($"by {sort}, backwards", first with { Sort = sort, Descending = true });
        yield return ("search that finds 50,000", first with { Search = "grace" });
        yield return ("search that finds 50,000, newest first", first with { Search = "grace", Sort = UserSort.Created, Descending = true });
        yield return ("search that finds one", first with { Search = "grace.bauer.500026" });
        yield return ("search that finds none", first with { Search = "nobody of this name" });
        yield return ("disabled", first with { State = UserState.Disabled });
        yield return ("locked", first with { State = UserState.Locked });
        yield return ("active", first with { State = UserState.Active });
        yield return ("of a group", first with { Group = "staff" });
        yield return ("of a group that nobody is in", first with { Group = "nobody" });
    }

    // The first round fills caches, as the first administrator of the day does; it is told, and the middle of the others counts.
    private static async Task<int> TimeAsync<T>(string list, string name, Func<Task<Allowed<ListPage<T>>>> ask)
    {
        var times = new List<double>();
        var total = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            total = (await ask()).Answer!.Total;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var middle = times.Skip(1).Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{list,-8} {name,-42} {total,9:N0} found {middle,8:N1} ms (first {times[0],8:N1} ms){(middle > MostMilliseconds ? "  TOO SLOW" : "")}"));
        return middle > MostMilliseconds ? 1 : 0;
    }
}
