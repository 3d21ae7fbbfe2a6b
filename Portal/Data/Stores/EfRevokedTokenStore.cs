using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Issuance;

namespace Portal.Data.Stores;

/// <summary>Access tokens that were revoked before their time.</summary>
internal sealed class EfRevokedTokenStore(IDbContextFactory<PortalDbContext> contexts) : IRevokedTokenStore
{
    public async Task AddAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.RevokedTokens.Add(new() { TokenId = tokenId, ExpiresAt = expiresAt });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Revoked twice at once is revoked; anything else that is wrong is not to be hidden.
            if (!await ContainsAsync(tokenId, cancel)) throw;
        }
    }

    public async Task<bool> ContainsAsync(string tokenId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.RevokedTokens.AnyAsync(token => token.TokenId == tokenId, cancel);
    }

    public async Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.RevokedTokens.Where(token => token.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }
}
