using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Events;

/// <summary>The events that match, found by the database. What the page shows and what is downloaded are found in one way.</summary>
internal sealed class AuditQuery(PortalDbContext db, AccountFinder accounts)
{
    public async Task<IQueryable<SecurityEventRow>> MatchingAsync(AuditFilter filter, CancellationToken cancel)
    {
        var rows = db.SecurityEvents.AsNoTracking();
        if (Typed(filter.User) is { } user)
        {
            if (await FindAsync(user, cancel) is not { } id) return rows.Where(row => false);
            rows = rows.Where(row => row.UserId == id || row.ActorId == id);
        }

        return During(WithWords(rows, filter), filter);
    }

    private static IQueryable<SecurityEventRow> WithWords(IQueryable<SecurityEventRow> rows, AuditFilter filter)
    {
        if (Typed(filter.Kind) is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (Typed(filter.ClientId) is { } client) rows = rows.Where(row => row.ClientId == client);
        if (Typed(filter.Address) is { } address) rows = rows.Where(row => row.Address == address);
        if (Typed(filter.TraceId) is { } trace) rows = rows.Where(row => row.TraceId == trace);
        if (filter.Failed is not { } failed) return rows;

        var outcome = failed ? EventOutcome.Failed : EventOutcome.Succeeded;
        return rows.Where(row => row.Outcome == outcome);
    }

    // PostgreSQL takes points in time in UTC alone.
    private static IQueryable<SecurityEventRow> During(IQueryable<SecurityEventRow> rows, AuditFilter filter)
    {
        var (from, until) = (filter.From?.ToUniversalTime(), filter.Until?.ToUniversalTime());
        if (from is not null) rows = rows.Where(row => row.At >= from);
        return until is null ? rows : rows.Where(row => row.At < until);
    }

    // The id of a deleted account finds nobody, but whatever the events still have of it.
    private async Task<Guid?> FindAsync(string user, CancellationToken cancel) =>
        Guid.TryParse(user, out var id) ? id : (await accounts.FindAsync(user, cancel))?.Id;

    private static string? Typed(string? text) => text?.Trim() is { Length: > 0 } typed ? typed : null;
}
