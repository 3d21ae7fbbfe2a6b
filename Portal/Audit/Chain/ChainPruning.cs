using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>Lets go of events that are older than they are kept: from the beginning of the chain and in its order, so that the rest holds.</summary>
internal sealed class ChainPruning(IDbContextFactory<PortalDbContext> contexts, ChainEnds ends)
{
    /// <param name="old">When the oldest may have happened that stay.</param>
    public async Task<int> PruneAsync(DateTimeOffset old, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AtomicallyAsync(() => PruneAsync(db, old, cancel), cancel);
    }

    private async Task<int> PruneAsync(PortalDbContext db, DateTimeOffset old, CancellationToken cancel)
    {
        // Where somebody moved the ends, everything stays until the chain itself tells of it.
        var held = await ends.HoldAsync(db, cancel);
        if (!held.Hold || await LastOldAsync(db, old, cancel) is not { } last) return 0;

        var deleted = await db.SecurityEvents.Where(row => row.Sequence <= last.Sequence).ExecuteDeleteAsync(cancel);
        (held.Chain.PrunedTo, held.Chain.PrunedHash) = (last.Sequence!.Value, last.Hash!);
        await ends.MoveAsync(db, held.Chain, held.LastHash, cancel);
        return deleted;
    }

    // The last one before the first that stays. A gap that somebody made right before that stays seen.
    private static async Task<SecurityEventRow?> LastOldAsync(PortalDbContext db, DateTimeOffset old, CancellationToken cancel)
    {
        var kept = await db.SecurityEvents
            .Where(row => row.Sequence != null && row.At >= old)
            .OrderBy(row => row.Sequence)
            .Select(row => row.Sequence)
            .FirstOrDefaultAsync(cancel);
        return await db.SecurityEvents.AsNoTracking()
            .Where(row => row.Sequence != null && (kept == null || row.Sequence < kept))
            .OrderByDescending(row => row.Sequence)
            .FirstOrDefaultAsync(cancel);
    }
}
