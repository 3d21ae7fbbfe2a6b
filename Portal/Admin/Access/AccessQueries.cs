using Microsoft.AspNetCore.Identity;
using Portal.Admin.Users;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Admin.Access;

/// <summary>All that matches and still holds, however long that takes: what is ended has to be complete. Every filter is of an index.</summary>
internal sealed class AccessQueries(PortalDbContext db, ILookupNormalizer names, TimeProvider clock)
{
    public IQueryable<GrantRow> Grants(AccessQuery query)
    {
        var twins = db.Twins().Select(twin => twin.ClientId);
        var rows = db.Grants.Where(row => row.RevokedAt == null && !twins.Contains(row.ClientId));
        if (Typed(query.ClientId) is { } client) rows = rows.Where(row => row.ClientId == client);
        if (Typed(query.Address) is { } address)
        {
            var sessions = db.Sessions.Where(session => session.IpAddress == address).Select(session => (Guid?)session.Id);
            rows = rows.Where(row => sessions.Contains(row.SessionId));
        }

        var (from, until) = (query.From?.ToUniversalTime(), query.Until?.ToUniversalTime());
        if (from is not null) rows = rows.Where(row => row.CreatedAt >= from);
        if (until is not null) rows = rows.Where(row => row.CreatedAt < until);
        return Users(query) is { } ids ? rows.Where(row => ids.Contains(row.UserId)) : rows;
    }

    public IQueryable<Session> Sessions(AccessQuery query)
    {
        var now = clock.GetUtcNow();
        var rows = db.Sessions.Where(row => row.EndedAt == null && row.ExpiresAt > now);
        if (Typed(query.Address) is { } address) rows = rows.Where(row => row.IpAddress == address);
        if (Typed(query.ClientId) is { } client)
        {
            var used = db.Grants.Where(grant => grant.ClientId == client && grant.SessionId != null).Select(grant => grant.SessionId!.Value);
            rows = rows.Where(row => used.Contains(row.Id));
        }

        var (from, until) = (query.From?.ToUniversalTime(), query.Until?.ToUniversalTime());
        if (from is not null) rows = rows.Where(row => row.CreatedAt >= from);
        if (until is not null) rows = rows.Where(row => row.CreatedAt < until);
        return Users(query) is { } ids ? rows.Where(row => ids.Contains(row.UserId)) : rows;
    }

    public IQueryable<PersonalAccessTokenRow> Tokens(AccessQuery query)
    {
        var now = clock.GetUtcNow();
        var rows = db.PersonalAccessTokens.Where(row => row.RevokedAt == null && row.ExpiresAt > now);
        var (from, until) = (query.From?.ToUniversalTime(), query.Until?.ToUniversalTime());
        if (from is not null) rows = rows.Where(row => row.CreatedAt >= from);
        if (until is not null) rows = rows.Where(row => row.CreatedAt < until);
        return Users(query) is { } ids ? rows.Where(row => ids.Contains(row.UserId)) : rows;
    }

    private IQueryable<Guid>? Users(AccessQuery query)
    {
        if (query.User?.Trim() is not { Length: > 0 } user) return null;
        if (Guid.TryParse(user, out var id)) return db.Users.Where(row => row.Id == id).Select(row => row.Id);

        return user.Contains('\0', StringComparison.Ordinal) ? db.Users.Where(_ => false).Select(row => row.Id) : new PeopleSearch(db, names, user).All;
    }

    // PostgreSQL takes no text with a null in it; nothing is called so.
    private static string? Typed(string? text) => text?.Trim().Replace('\0', '\uFFFD') is { Length: > 0 } typed ? typed : null;
}
