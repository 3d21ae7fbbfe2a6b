using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>Checks that the log of events is what the portal wrote. Reads it part by part and holds nobody up.</summary>
internal sealed class ChainCheck(IDbContextFactory<PortalDbContext> contexts, ChainEnds ends, ChainSeal seal, TimeProvider clock)
{
    public const int PageSize = 1000;

    /// <summary>What is sealed at all is sealed by then.</summary>
    private static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(5);

    /// <summary>How many events have waited to be sealed for longer than they should.</summary>
    public async Task<long> WaitingAsync(CancellationToken cancel)
    {
        var late = clock.GetUtcNow() - SealedWithin;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SecurityEvents.LongCountAsync(row => row.Sequence == null && row.At < late, cancel);
    }

    /// <param name="noted">A head that was noted earlier.</param>
    /// <param name="progress">Told after each part how far it is.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<ChainVerdict> CheckAsync(ChainHead? noted, IProgress<ChainProgress>? progress, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        while (true)
        {
            var chain = await db.AuditChain.AsNoTracking().SingleOrDefaultAsync(cancel) ?? new AuditChainRow();
            var walk = new ChainWalk(seal, chain, noted);
            var broken = await WalkAsync(db, walk, progress, cancel) ?? await EndsAsync(db, walk, cancel);

            // What was old was let go meanwhile; the rest begins elsewhere now.
            if (broken is not null && await db.AuditChain.AnyAsync(now => now.PrunedTo != chain.PrunedTo, cancel)) continue;

            return walk.Verdict(broken);
        }
    }

    private static async Task<ChainBreak?> WalkAsync(PortalDbContext db, ChainWalk walk, IProgress<ChainProgress>? progress, CancellationToken cancel)
    {
        var (end, all) = (walk.Chain.SealedTo, walk.Chain.SealedTo - walk.Chain.PrunedTo);
        while (walk.Next <= end)
        {
            var from = walk.Next;
            var page = await db.SecurityEvents.AsNoTracking()
                .Where(row => row.Sequence >= from && row.Sequence <= end)
                .OrderBy(row => row.Sequence)
                .Take(PageSize)
                .ToListAsync(cancel);
            if (page.Count == 0) return new(ChainBreakKind.CutOff, walk.Next);
            if (walk.Take(page) is { } broken) return broken;

            progress?.Report(new(walk.Count, all));
        }

        return null;
    }

    // In this order: what is sealed meanwhile moves the end together with the events.
    private async Task<ChainBreak?> EndsAsync(PortalDbContext db, ChainWalk walk, CancellationToken cancel)
    {
        var (first, end) = (walk.Chain.PrunedTo, walk.Chain.SealedTo);
        if (await db.SecurityEvents.AsNoTracking().OrderBy(row => row.Sequence).FirstOrDefaultAsync(row => row.Sequence <= first, cancel) is { } early)
            return new(ChainBreakKind.Foreign, early.Sequence!.Value, early.Id, early.At);

        if (!ends.Hold(walk.Chain, walk.Next - 1, walk.Previous)) return new(ChainBreakKind.EndsMoved, end);

        var late = await db.SecurityEvents.AsNoTracking().OrderBy(row => row.Sequence).FirstOrDefaultAsync(row => row.Sequence > end, cancel);
        return late is not null && await db.AuditChain.AllAsync(now => now.SealedTo <= end, cancel)
            ? new(ChainBreakKind.Foreign, late.Sequence!.Value, late.Id, late.At)
            : null;
    }
}
