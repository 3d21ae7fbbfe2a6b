using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Access;
using Portal.Client.Contracts.Admin;

namespace AdminLists;

/// <summary>A million grants, sessions and personal access tokens each.</summary>
internal static class AccessLists
{
    public static async Task TimeAsync(IServiceProvider services, Stopwatches times)
    {
        var access = services.CreateScope().ServiceProvider.GetRequiredService<AdminAccess>();
        foreach (var kind in Enum.GetValues<AccessKind>())
            foreach (var (name, query) in Queries(DateTimeOffset.UtcNow).Where(asked => kind != AccessKind.Tokens || asked.Query is { ClientId: null, Address: null }))
                await times.TimeAsync(kind.ToString().ToLowerInvariant(), name, async () => Stopwatches.Count((await access.ListAsync(kind, query, CancellationToken.None)).Answer!.Total, more: false));
    }

    private static IEnumerable<(string Name, AccessQuery Query)> Queries(DateTimeOffset now)
    {
        var first = new AccessQuery();
        yield return ("all", first);
        yield return ("all, deep page", first with { Skip = 900 });
        yield return ("all, deepest page", first with { Skip = UserQuery.CountedUpTo - 25 });
        yield return ("of one", first with { User = "grace.bauer.500026" });
        yield return ("of nobody", first with { User = "nobody of this name" });
        yield return ("of 50,000", first with { User = "grace" });
        yield return ("of 50,000, deep page", first with { User = "grace", Skip = 900 });
        yield return ("of 2,500", first with { User = "grace.al" });
        yield return ("of a client with half of them", first with { ClientId = "client-000001" });
        yield return ("of a client with half of them, deep page", first with { ClientId = "client-000001", Skip = 900 });
        yield return ("of a client that lost nearly all", first with { ClientId = "client-000002" });
        yield return ("of a client with few", first with { ClientId = "client-054321" });
        yield return ("of an unknown client", first with { ClientId = "nothing" });
        yield return ("from an address of a third", first with { Address = "192.0.2.1" });
        yield return ("from an address with few", first with { Address = "198.51.100.7" });
        yield return ("from an unknown address", first with { Address = "203.0.113.200" });
        yield return ("of an hour long ago", first with { From = now.AddDays(-15), Until = now.AddDays(-15).AddHours(1) });
        yield return ("until long ago", first with { Until = now.AddDays(-15) });
        yield return ("since yesterday", first with { From = now.AddDays(-1) });
        yield return ("of before there was anything", first with { Until = now.AddYears(-1) });
        yield return ("of 50,000, since yesterday", first with { User = "grace", From = now.AddDays(-1) });
        yield return ("of 50,000, of a client with few", first with { User = "grace", ClientId = "client-054321" });
        yield return ("of 50,000, of a client with half of them", first with { User = "grace", ClientId = "client-000001" });
        yield return ("of a client with half of them, from an address with few", first with { ClientId = "client-000001", Address = "198.51.100.7" });
        yield return ("of a client that lost nearly all, from an address of a third", first with { ClientId = "client-000002", Address = "192.0.2.1" });
    }
}
