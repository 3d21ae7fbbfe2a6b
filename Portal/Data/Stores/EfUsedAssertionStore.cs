using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Clients;

namespace Portal.Data.Stores;

/// <summary>Client assertions that were used. The primary key is what lets only one caller win.</summary>
internal sealed class EfUsedAssertionStore(IDbContextFactory<PortalDbContext> contexts) : IUsedAssertionStore
{
    public async Task<bool> TryUseAsync(string hash, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.UsedAssertions.Add(new() { Hash = hash, ExpiresAt = expiresAt });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();

            // Anything else that is wrong is not to be taken for a replay.
            if (!await db.UsedAssertions.AnyAsync(assertion => assertion.Hash == hash, cancel)) throw;
            return false;
        }
    }

    public async Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.UsedAssertions.Where(assertion => assertion.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }
}
