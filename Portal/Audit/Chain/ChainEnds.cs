using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>Both ends of the chain, as the database has them.</summary>
/// <param name="LastSequence">The place of the last sealed event that there is.</param>
/// <param name="LastHash">Its hash.</param>
/// <param name="Hold">They are where the portal put them. False when somebody else moved them, or the last events are gone.</param>
internal sealed record HeldEnds(AuditChainRow Chain, long LastSequence, string LastHash, bool Hold);

/// <summary>Takes hold of the ends of the chain and moves them.</summary>
internal sealed class ChainEnds(ChainSeal seal)
{
    /// <summary>
    /// Whoever changes what is sealed holds the ends until the transaction is over: nobody else can seal, prune or take people out meanwhile.
    /// </summary>
    public async Task<HeldEnds> HoldAsync(PortalDbContext db, CancellationToken cancel)
    {
        if (await db.AuditChain.ExecuteUpdateAsync(row => row.SetProperty(chain => chain.SealedTo, chain => chain.SealedTo), cancel) == 0)
        {
            // Somebody deleted it, which nothing of ours does. The event that says so needs a place to hang on.
            db.AuditChain.Add(new());
            await db.SaveChangesAsync(cancel);
        }

        var ends = await db.AuditChain.AsNoTracking().SingleAsync(cancel);
        var last = await db.SecurityEvents.AsNoTracking()
            .Where(row => row.Sequence != null)
            .OrderByDescending(row => row.Sequence)
            .Select(row => new { row.Sequence, row.Hash })
            .FirstOrDefaultAsync(cancel);
        var (sequence, hash) = last is null ? (ends.PrunedTo, ends.PrunedHash) : (last.Sequence!.Value, last.Hash ?? "");
        return new(ends, sequence, hash, Hold(ends, sequence, hash));
    }

    /// <summary>Writes the ends as <paramref name="chain"/> has them now, sealed.</summary>
    public Task MoveAsync(PortalDbContext db, AuditChainRow chain, string last, CancellationToken cancel)
    {
        var seals = seal.Ends(chain, last);
        return db.AuditChain.ExecuteUpdateAsync(
            row => row
                .SetProperty(r => r.SealedTo, chain.SealedTo)
                .SetProperty(r => r.Hash, seals)
                .SetProperty(r => r.PrunedTo, chain.PrunedTo)
                .SetProperty(r => r.PrunedHash, chain.PrunedHash),
            cancel);
    }

    /// <summary>Whether the ends are as the portal left them, with this event as the last one.</summary>
    public bool Hold(AuditChainRow chain, long lastSequence, string lastHash) =>
        chain.SealedTo == lastSequence && (IsNew(chain) || chain.Hash == seal.Ends(chain, lastHash));

    private static bool IsNew(AuditChainRow chain) => chain is { SealedTo: 0, Hash: "", PrunedTo: 0, PrunedHash: "" };
}
