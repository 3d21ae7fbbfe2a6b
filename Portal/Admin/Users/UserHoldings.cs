using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Stores;

namespace Portal.Admin.Users;

/// <summary>What was given out in somebody's name: tokens that hold, and grants that ended.</summary>
internal static class UserHoldings
{
    private const int LastGrants = 20;

    public static async Task<IReadOnlyList<UserToken>> TokensAsync(PortalDbContext db, Guid id, DateTimeOffset now, CancellationToken cancel) =>
        await db.PersonalAccessTokens
            .Where(token => token.UserId == id && token.RevokedAt == null && token.ExpiresAt > now)
            .OrderByDescending(token => token.CreatedAt)
            .Select(token => new UserToken(token.Id, token.Name, token.Scope, token.ExpiresAt, token.LastUsedAt))
            .ToListAsync(cancel);

    public static async Task<IReadOnlyList<EndedGrant>> EndedAsync(PortalDbContext db, Guid id, CancellationToken cancel)
    {
        var rows = await db.Grants
            .Where(grant => grant.UserId == id && grant.RevokedAt != null)
            .OrderByDescending(grant => grant.RevokedAt)
            .Take(LastGrants)
            .Join(db.Clients, grant => grant.ClientId, client => client.ClientId, (grant, client) => new { grant.Id, client.Metadata, grant.CreatedAt, grant.RevokedAt })
            .ToListAsync(cancel);
        return [.. rows.Select(row => new EndedGrant(row.Id, ClientJson.Read(row.Metadata).ClientName ?? "", row.CreatedAt, row.RevokedAt!.Value)).OrderByDescending(grant => grant.EndedAt)];
    }
}
