using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Personal access tokens, as long as their owner's account is in use.</summary>
internal sealed class EfPersonalAccessTokenStore(IDbContextFactory<PortalDbContext> contexts, SecurityLog log) : IPersonalAccessTokenStore
{
    public async Task<PersonalAccessToken?> FindAsync(HandleHash handle, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.PersonalAccessTokens.AsNoTracking()
            .Where(token => token.HandleHash == handle && db.Users.Any(user => user.Id == token.UserId && user.DisabledAt == null))
            .FirstOrDefaultAsync(cancel);
        return row is null
            ? null
            : new(row.Id.ToString(), row.UserId.ToString(), ScopeSet.Of(SpaceList.Read(row.Scope)), row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt);
    }

    public async Task TouchAsync(HandleHash handle, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.PersonalAccessTokens
            .Where(token => token.HandleHash == handle)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, at), cancel);
    }

    public async Task RevokeAsync(HandleHash handle, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.AtomicallyAsync(
            async () =>
            {
                var ended = await db.PersonalAccessTokens
                    .Where(token => token.HandleHash == handle && token.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, at), cancel);
                if (ended == 0) return;

                var token = await db.PersonalAccessTokens.AsNoTracking().SingleAsync(token => token.HandleHash == handle, cancel);
                await log.RecordAsync(db, new(EventKind.TokenRevoked, token.UserId)
                {
                    Details = new Dictionary<string, string> { ["token"] = token.Id.ToString(), ["name"] = token.Name, ["reason"] = "revocation_endpoint" },
                }, cancel);
            },
            cancel);
    }
}
