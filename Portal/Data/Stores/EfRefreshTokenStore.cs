using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Refresh tokens.</summary>
internal sealed class EfRefreshTokenStore(IDbContextFactory<PortalDbContext> contexts) : IRefreshTokenStore
{
    public async Task<RefreshToken?> FindAsync(HandleHash handle, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.RefreshTokens.AsNoTracking()
            .Include(token => token.Grant.Releases)
            .FirstOrDefaultAsync(token => token.HandleHash == handle, cancel);
        return row?.ToToken();
    }

    public async Task<bool> TryRotateAsync(
        HandleHash handle, DateTimeOffset at, NewRefreshToken successor, ClaimRelease? release, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // As with codes: the condition decides the winner.
        var won = await db.RefreshTokens
            .Where(token => token.HandleHash == handle && token.RotatedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RotatedAt, at), cancel) == 1;
        if (!won) return false;

        db.RefreshTokens.Add(successor.ToRow());
        await db.NoteAsync(release, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task ProlongAsync(HandleHash handle, DateTimeOffset idleExpiresAt, ClaimRelease? release, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            await db.AtomicallyAsync(
                async () =>
                {
                    await db.RefreshTokens
                        .Where(token => token.HandleHash == handle)
                        .ExecuteUpdateAsync(set => set.SetProperty(token => token.IdleExpiresAt, idleExpiresAt), cancel);
                    await db.NoteAsync(release, cancel);
                    await db.SaveChangesAsync(cancel);
                },
                cancel);
        }
        catch (DbUpdateException)
        {
            // Whoever was first prolonged the token just now, too.
            if (!await db.NeedsNoNoteAsync(release, cancel)) throw;
        }
    }

    public async Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.RefreshTokens.Where(token => token.IdleExpiresAt < before).ExecuteDeleteAsync(cancel);
    }
}
