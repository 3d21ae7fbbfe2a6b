using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Lists;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Admin.Access;

/// <summary>What matches and still holds, as far as it is listed. There may be a million of each.</summary>
internal sealed class AccessSearch(PortalDbContext db, ILookupNormalizer names, TimeProvider clock)
{
    public Task<Found<GrantRow>> GrantsAsync(AccessQuery query, CancellationToken cancel)
    {
        var filter = new AccessFilter(db, names, query);
        List<Candidates<GrantRow>?> candidates = [filter.OfPeople(ids => db.Grants.AsNoTracking().Where(row => ids.Contains(row.UserId)))];
        if (filter.Address is { } address) candidates.Add(From(address));
        return LongTable.FindAsync(Newest(Indexed(db.Grants.AsNoTracking(), filter)), given => Matching(given, filter), [.. candidates.OfType<Candidates<GrantRow>>()], cancel);
    }

    public Task<Found<Session>> SessionsAsync(AccessQuery query, CancellationToken cancel)
    {
        var filter = new AccessFilter(db, names, query);
        List<Candidates<Session>?> candidates = [filter.OfPeople(ids => db.Sessions.AsNoTracking().Where(row => ids.Contains(row.UserId)))];
        if (filter.ClientId is { } client) candidates.Add(With(client));
        return LongTable.FindAsync(Newest(Indexed(db.Sessions.AsNoTracking(), filter)), begun => Matching(begun, filter), [.. candidates.OfType<Candidates<Session>>()], cancel);
    }

    public Task<Found<PersonalAccessTokenRow>> TokensAsync(AccessQuery query, CancellationToken cancel)
    {
        var filter = new AccessFilter(db, names, query);
        var candidates = filter.OfPeople(ids => db.PersonalAccessTokens.AsNoTracking().Where(row => ids.Contains(row.UserId)));
        return LongTable.FindAsync(Newest(Indexed(db.PersonalAccessTokens.AsNoTracking(), filter)), made => Matching(made, filter), candidates is null ? [] : [candidates], cancel);
    }

    public static IOrderedQueryable<GrantRow> Newest(IQueryable<GrantRow> rows) => rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id);

    public static IOrderedQueryable<Session> Newest(IQueryable<Session> rows) => rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id);

    public static IOrderedQueryable<PersonalAccessTokenRow> Newest(IQueryable<PersonalAccessTokenRow> rows) => rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id);

    // What the index in which the list is read has as well: these filters cost nothing.
    private static IQueryable<GrantRow> Indexed(IQueryable<GrantRow> given, AccessFilter filter)
    {
        if (filter.ClientId is { } client) given = given.Where(row => row.ClientId == client && row.RevokedAt == null);
        if (filter.From is { } from) given = given.Where(row => row.CreatedAt >= from);
        return filter.Until is { } until ? given.Where(row => row.CreatedAt < until) : given;
    }

    private static IQueryable<Session> Indexed(IQueryable<Session> begun, AccessFilter filter)
    {
        if (filter.Address is { } address) begun = begun.Where(row => row.IpAddress == address);
        if (filter.From is { } from) begun = begun.Where(row => row.CreatedAt >= from);
        return filter.Until is { } until ? begun.Where(row => row.CreatedAt < until) : begun;
    }

    private static IQueryable<PersonalAccessTokenRow> Indexed(IQueryable<PersonalAccessTokenRow> made, AccessFilter filter)
    {
        if (filter.From is { } from) made = made.Where(row => row.CreatedAt >= from);
        return filter.Until is { } until ? made.Where(row => row.CreatedAt < until) : made;
    }

    private IQueryable<GrantRow> Matching(IQueryable<GrantRow> given, AccessFilter filter)
    {
        var twins = db.Twins().Select(twin => twin.ClientId);
        given = Indexed(given, filter).Where(row => row.RevokedAt == null && !twins.Contains(row.ClientId));
        if (filter.Address is { } address) given = given.Where(row => db.Sessions.Any(session => session.Id == row.SessionId && session.IpAddress == address));
        return filter.People is { } people ? given.Where(row => people.Any(user => user.Id == row.UserId)) : given;
    }

    private IQueryable<Session> Matching(IQueryable<Session> begun, AccessFilter filter)
    {
        var now = clock.GetUtcNow();
        begun = Indexed(begun, filter).Where(row => row.EndedAt == null && row.ExpiresAt > now);
        // Of the few clients of one session: asked for both at once, SQLite would go through all sessions of the client each time.
        if (filter.ClientId is { } client) begun = begun.Where(row => db.Grants.Where(grant => grant.SessionId == row.Id).Select(grant => grant.ClientId).Contains(client));
        return filter.People is { } people ? begun.Where(row => people.Any(user => user.Id == row.UserId)) : begun;
    }

    private IQueryable<PersonalAccessTokenRow> Matching(IQueryable<PersonalAccessTokenRow> made, AccessFilter filter)
    {
        var now = clock.GetUtcNow();
        made = Indexed(made, filter).Where(row => row.RevokedAt == null && row.ExpiresAt > now);
        return filter.People is { } people ? made.Where(row => people.Any(user => user.Id == row.UserId)) : made;
    }

    private Candidates<GrantRow> From(string address)
    {
        var ids = db.Sessions.Where(session => session.IpAddress == address).OrderByDescending(session => session.CreatedAt).Select(session => (Guid?)session.Id);
        var some = ids.Take(LongTable.Few);
        var found = db.Grants.AsNoTracking().Where(row => some.Contains(row.SessionId));
        return new(found.Take(LongTable.LookedThrough), async cancel => await LongTable.AreFewAsync(ids, cancel) && await LongTable.AreFewAsync(found, cancel));
    }

    private Candidates<Session> With(string client)
    {
        var ids = db.Grants.Where(grant => grant.ClientId == client && grant.SessionId != null).OrderByDescending(grant => grant.CreatedAt).Select(grant => grant.SessionId!.Value);
        var some = ids.Take(LongTable.Few);
        return new(db.Sessions.AsNoTracking().Where(row => some.Contains(row.Id)).Take(LongTable.LookedThrough), cancel => LongTable.AreFewAsync(ids, cancel));
    }
}
