using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>
/// Gives committed events their places in the chain, in batches. Not in the transactions that write them: those would have to wait for each
/// other, and one that commits late would come between events that are sealed already.
/// </summary>
internal sealed partial class ChainSealer(
    IDbContextFactory<PortalDbContext> contexts, ChainEnds ends, ChainSeal seal, TimeProvider clock, ILogger<ChainSealer> log)
{
    public const int BatchSize = 500;

    /// <summary>Seals events until none waits. Any number of nodes may do it at once.</summary>
    public async Task<int> SealAllAsync(CancellationToken cancel)
    {
        var count = 0;
        int batch;
        do
        {
            batch = await SealBatchAsync(cancel);
            count += batch;
        }
        while (batch >= BatchSize);

        return count;
    }

    private async Task<int> SealBatchAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!await db.SecurityEvents.AnyAsync(row => row.Sequence == null, cancel)) return 0;

        return await db.AtomicallyAsync(
            async () =>
            {
                var held = await ends.HoldAsync(db, cancel);

                // The lowest first; what committed late and has a lower number than what is sealed comes after it.
                var rows = await db.SecurityEvents.Where(row => row.Sequence == null).OrderBy(row => row.Id).Take(BatchSize).ToListAsync(cancel);
                if (rows.Count == 0) return 0;

                await SealAsync(db, held, held.Hold ? rows : [await TellBrokenAsync(db, held, cancel), .. rows], cancel);
                return rows.Count;
            },
            cancel);
    }

    private async Task SealAsync(PortalDbContext db, HeldEnds held, List<SecurityEventRow> rows, CancellationToken cancel)
    {
        var (sequence, previous) = (held.LastSequence, held.LastHash);
        foreach (var row in rows)
        {
            row.Sequence = checked(++sequence);
            row.Salt = ChainSeal.NewSalt();
            row.PersonalDigest = seal.Digest(row.Salt, row);
            row.Hash = previous = seal.Hash(previous, sequence, row);
        }

        await db.SaveChangesAsync(cancel);
        held.Chain.SealedTo = sequence;
        await ends.MoveAsync(db, held.Chain, previous, cancel);
    }

    // Sealing on in silence would make good what somebody cut off. So the chain itself tells of it, and whoever checks it comes upon it.
    private async Task<SecurityEventRow> TellBrokenAsync(PortalDbContext db, HeldEnds held, CancellationToken cancel)
    {
        LogBroken(held.Chain.SealedTo, held.LastSequence);
        var told = new SecurityEventRow
        {
            At = clock.GetUtcNow(),
            Kind = EventKind.AuditBroken.Name,
            Outcome = EventOutcome.Failed,
            Details = JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["sealed_to"] = held.Chain.SealedTo.ToString(CultureInfo.InvariantCulture),
                ["last_found"] = held.LastSequence.ToString(CultureInfo.InvariantCulture),
            }),
        };
        db.SecurityEvents.Add(told);
        await db.SaveChangesAsync(cancel);
        return told;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The end of the log of events was changed from outside: sealed to {SealedTo}, found to {LastFound}. See audit verify")]
    private partial void LogBroken(long sealedTo, long lastFound);
}
