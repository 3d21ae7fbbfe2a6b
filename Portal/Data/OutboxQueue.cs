using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>Hands out the rows of an outbox that are due, each attempt to one caller, on any number of nodes at once.</summary>
/// <param name="delays">How long after each attempt the next one is made. The first is longer than an attempt can take.</param>
internal sealed class OutboxQueue<TRow>(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, IReadOnlyList<TimeSpan> delays)
    where TRow : Delivery
{
    private const int Batch = 50;

    /// <summary>Makes one attempt for each row that is due. False when there was none.</summary>
    /// <param name="attempt">Takes the row with this attempt counted; drops it when it is done with it.</param>
    /// <param name="atOnce">How many are tried at a time: one that hangs keeps one of these, the others go on.</param>
    public async Task<bool> DeliverDueAsync(Func<TRow, CancellationToken, Task> attempt, int atOnce, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await WithDataAsync(db => db.Set<TRow>().AsNoTracking()
            .Where(row => row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt)
            .Take(Batch)
            .ToListAsync(cancel));

        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel },
            async (row, token) =>
            {
                if (await TryClaimAsync(row, token)) await attempt(row, token);
            });
        return due.Count > 0;
    }

    public Task<int> DropAsync(TRow row, CancellationToken cancel) =>
        WithDataAsync(db => db.Set<TRow>().Where(kept => kept.Id == row.Id).ExecuteDeleteAsync(cancel));

    /// <summary>
    /// Moves the next attempt forward before this one is made: whoever does that has it, and if this node stops in the middle, the
    /// next attempt is made all the same.
    /// </summary>
    private async Task<bool> TryClaimAsync(TRow row, CancellationToken cancel)
    {
        var next = clock.GetUtcNow() + delays[Math.Min(row.Attempts, delays.Count - 1)];
        var (attempts, before) = (row.Attempts, row.NextAttemptAt);
        var claimed = await WithDataAsync(db => db.Set<TRow>()
            .Where(kept => kept.Id == row.Id && kept.Attempts == attempts && kept.NextAttemptAt == before)
            .ExecuteUpdateAsync(kept => kept.SetProperty(k => k.NextAttemptAt, next).SetProperty(k => k.Attempts, attempts + 1), cancel));
        row.Attempts++;
        return claimed == 1;
    }

    private async Task<T> WithDataAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await work(db);
    }
}
