using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Clients;
using Portal.Admin.Registrations;
using Portal.Client.Contracts.Admin;

namespace AdminLists;

/// <summary>100,000 clients.</summary>
internal static class ClientLists
{
    private const int Page = 25;

    private static readonly ClientQuery First = new(null, null, null, ClientSort.Name, Descending: false, Skip: 0, Take: Page);

    public static async Task TimeAsync(IServiceProvider services, Stopwatches times)
    {
        var scope = services.CreateScope().ServiceProvider;
        var (clients, one, registrations) = (scope.GetRequiredService<AdminClients>(), scope.GetRequiredService<ClientFile>(), scope.GetRequiredService<AdminRegistrations>());
        foreach (var (name, filtered) in Filters())
            foreach (var (order, query) in Orders(filtered))
                await times.TimeAsync("clients", $"{name}, {order}", async () => Stopwatches.Count((await clients.ListAsync(query, CancellationToken.None)).Answer!.Total, more: false));

        foreach (var id in (string[])["client-000001", "client-000002", "client-054321"])
            await times.TimeAsync("client", id, async () => Stopwatches.Count((await one.ReadAsync(id, CancellationToken.None))!.Use.Grants, more: false));
        await times.TimeAsync("registrations", "tokens", async () => Stopwatches.Count((await registrations.ShowAsync(CancellationToken.None)).Answer!.Tokens.Count, more: false));
    }

    private static IEnumerable<(string Name, ClientQuery Query)> Filters()
    {
        yield return ("all", First);
        foreach (var kind in Enum.GetValues<ClientKind>()) yield return ($"of the kind {kind}", First with { Kind = kind });
        foreach (var source in Enum.GetValues<ClientSource>()) yield return ($"from {source}", First with { Source = source });
        yield return ("registered and vouched for", First with { Source = ClientSource.Registration, Approved = true });
        yield return ("registered and not vouched for", First with { Source = ClientSource.Registration, Approved = false });
        foreach (var (name, search) in Searches) yield return (name, First with { Search = search });
        yield return ("many of the name and of a rare kind", First with { Search = "wiki", Kind = ClientKind.SinglePage });
        yield return ("many of the name, registered", First with { Search = "wiki", Source = ClientSource.Registration });
    }

    private static readonly (string, string)[] Searches =
        [("search that finds all", "example"), ("search that finds 10,000", "wiki"), ("search that finds one", "app54321.example"), ("search that finds none", "no such thing")];

    private static IEnumerable<(string Order, ClientQuery Query)> Orders(ClientQuery query)
    {
        foreach (var sort in Enum.GetValues<ClientSort>())
            foreach (var descending in (bool[])[false, true])
                yield return ($"by {sort}{(descending ? ", backwards" : "")}", query with { Sort = sort, Descending = descending });
        yield return ("deep page", query with { Skip = 9_000 });
        yield return ("page 1,200", query with { Skip = 30_000 });
    }
}
