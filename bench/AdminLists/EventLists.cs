using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Errors;
using Portal.Admin.Events;
using Portal.Admin.Overview;
using Portal.Admin.Users;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace AdminLists;

/// <summary>A million events, and what is read off them.</summary>
internal static class EventLists
{
    public static async Task TimeAsync(IServiceProvider services, Stopwatches times)
    {
        var scope = services.CreateScope().ServiceProvider;
        var (audit, export) = (scope.GetRequiredService<AdminAudit>(), scope.GetRequiredService<AuditExport>());
        var some = scope.GetRequiredService<PortalDbContext>().SecurityEvents.OrderBy(row => row.Id).Skip(1000).First();
        foreach (var (name, filter) in Filters(DateTimeOffset.UtcNow, some.TraceId))
        {
            await times.TimeAsync("audit", name, async () => Told((await audit.ListAsync(filter, new(), CancellationToken.None)).Answer!));
            await times.TimeAsync("audit", $"{name}, the oldest", async () => Told((await audit.ListAsync(filter, new(OlderThan: some.Id), CancellationToken.None)).Answer!));
            await times.TimeAsync("export", $"{name}, what comes first", () => BeginAsync(export, filter));
        }

        await TimeOthersAsync(scope, times, (Guid)some.UserId!);
    }

    private static async Task TimeOthersAsync(IServiceProvider scope, Stopwatches times, Guid person)
    {
        var (overview, errors, file) = (scope.GetRequiredService<AdminOverview>(), scope.GetRequiredService<AdminErrors>(), scope.GetRequiredService<UserFile>());
        foreach (var range in Enum.GetValues<OverviewRange>())
            await times.TimeAsync("overview", range.ToString(), async () => Stopwatches.Count((await overview.NumbersAsync(range, null, CancellationToken.None)).Answer!.ActiveUsers, more: false));
        await times.TimeAsync("overview", "now", async () => Stopwatches.Count((await overview.StateAsync(CancellationToken.None)).Answer!.Sessions, more: false));
        await times.TimeAsync("refused requests", "all", async () => Stopwatches.Count((await errors.ListAsync(CancellationToken.None)).Answer!.Count, more: false));
        await times.TimeAsync("person", "one", async () => Stopwatches.Count((await file.ReadAsync(person, CancellationToken.None))!.Events.Count, more: false));
    }

    private static IEnumerable<(string Name, AuditFilter Filter)> Filters(DateTimeOffset now, string? trace)
    {
        yield return ("all", new());
        yield return ("of a common kind", new(Kind: "token.issued"));
        yield return ("of a rare kind", new(Kind: "key.rotated"));
        yield return ("of a kind that never was", new(Kind: "audit.broken"));
        yield return ("failed", new(Failed: true));
        yield return ("failed, of a kind that never fails", new(Kind: "token.issued", Failed: true));
        yield return ("of a person with few", new(User: "grace.bauer.500026"));
        yield return ("of a person with 100,000", new(User: "ada.almeida.0"));
        yield return ("of somebody who did things to others", new(User: "björn.almeida.1"));
        yield return ("of nobody", new(User: "nobody"));
        yield return ("of a person with 100,000, of a rare kind", new(User: "ada.almeida.0", Kind: "key.rotated"));
        yield return ("of a client with half of them", new(ClientId: "client-000001"));
        yield return ("of a client with few", new(ClientId: "client-054321"));
        yield return ("of a client with half of them, failed sign-ins", new(ClientId: "client-000001", Kind: "signin.failed"));
        yield return ("from an address of a third", new(Address: "192.0.2.1"));
        yield return ("from an unknown address", new(Address: "203.0.113.200"));
        yield return ("of one request", new(TraceId: trace));
        yield return ("since yesterday", new(From: now.AddDays(-1)));
        yield return ("of an hour long ago", new(From: now.AddDays(-15), Until: now.AddDays(-15).AddHours(1)));
        yield return ("until long ago", new(Until: now.AddDays(-15)));
        yield return ("of before there was anything", new(Until: now.AddYears(-1)));
        yield return ("failed sign-ins of an hour long ago", new(Kind: "signin.failed", From: now.AddDays(-15), Until: now.AddDays(-15).AddHours(1)));
    }

    private static string Told(AuditPage page) => Stopwatches.Count(page.Rows.Count, page.Older);

    // Until the first batch of lines is in the file.
    private static async Task<string> BeginAsync(AuditExport export, AuditFilter filter)
    {
        using var stop = new CancellationTokenSource();
        using var file = new StopsAfter(stop);
        try
        {
            await export.WriteCsvAsync(filter, file, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // As it was meant.
        }

        return "";
    }

    private sealed class StopsAfter(CancellationTokenSource stop) : MemoryStream
    {
        private bool _titled;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            if (_titled) stop.Cancel();
            _titled = true;
            return Task.CompletedTask;
        }
    }
}
