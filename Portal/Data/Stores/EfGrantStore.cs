using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Issuance;

namespace Portal.Data.Stores;

/// <summary>Grants. Codes and tokens under a grant are not touched when it ends: they are read together with it.</summary>
internal sealed class EfGrantStore(IDbContextFactory<PortalDbContext> contexts) : IGrantStore
{
    public async Task<bool> IsActiveAsync(string grantId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Grants.AnyAsync(grant => grant.Id == grantId && grant.RevokedAt == null, cancel);
    }

    public async Task RevokeAsync(string grantId, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Grants
            .Where(grant => grant.Id == grantId && grant.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, at), cancel);
    }
}
