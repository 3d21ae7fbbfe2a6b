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
    /// <summary>Whose events a filter means: null where it means everybody's, and an empty list where there is nobody of that name.</summary>
    public async Task<IReadOnlyList<Guid>?> PeopleAsync(AuditFilter filter, CancellationToken cancel)
    {
        if (Typed(filter.User) is not { } user) return null;

        return await FindAsync(user, cancel) is { } id ? [id] : [];
    }

    /// <summary>Those next to a place, the newest first; where it names none, the newest.</summary>
    /// <param name="people">As <see cref="PeopleAsync"/> told.</param>
    public async Task<IReadOnlyList<SecurityEventRow>> ReadAsync(
        AuditFilter filter, IReadOnlyList<Guid>? people, AuditPlace place, int most, CancellationToken cancel)
    {
        var rows = During(WithWords(db.SecurityEvents.AsNoTracking(), filter), filter);
        if (people is null) return [.. (await NextTo(rows, place, most).ToListAsync(cancel)).OrderByDescending(row => row.Id)];
        if (people is not [var id]) return [];

        // What concerned somebody and what they did to others, each in the order of its index: one condition for both would have the
        // database find all before it puts them in order.
        var concerned = await NextTo(rows.Where(row => row.UserId == id), place, most).ToListAsync(cancel);
        var done = await NextTo(rows.Where(row => row.ActorId == id && (row.UserId == null || row.UserId != id)), place, most).ToListAsync(cancel);
        var both = concerned.Concat(done).OrderByDescending(row => row.Id);
        return [.. place.NewerThan is null ? both.Take(most) : both.TakeLast(most)];
    }

    private static IQueryable<SecurityEventRow> NextTo(IQueryable<SecurityEventRow> rows, AuditPlace place, int most)
    {
        if (place.NewerThan is { } seen) return rows.Where(row => row.Id > seen).OrderBy(row => row.Id).Take(most);
        if (place.OlderThan is { } last) rows = rows.Where(row => row.Id < last);
        return rows.OrderByDescending(row => row.Id).Take(most);
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
