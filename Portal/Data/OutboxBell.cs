using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data;

/// <summary>Rings when rows that wait for work were committed, so that it is done at once. Not earlier: whoever does it would find nothing yet.</summary>
internal sealed class OutboxBell<TRow> : SaveChangesInterceptor, IDbTransactionInterceptor
    where TRow : class
{
    private readonly ConcurrentDictionary<DbContextId, bool> _uncommitted = [];
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Waits for the next ring; gives up after a while, because another node may have stopped in the middle of its work.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            await _rings.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody rang.
        }
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries<TRow>().Any(entry => entry.State == EntityState.Added))
            _uncommitted[db.ContextId] = true;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db) RingFor(db);
        return ValueTask.FromResult(result);
    }

    // One that is rolled back leaves its note behind; the next commit of the same context then rings for nothing.
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db) RingFor(db);
        return Task.CompletedTask;
    }

    private void RingFor(DbContext db)
    {
        if (_uncommitted.TryRemove(db.ContextId, out _)) _rings.Writer.TryWrite(true);
    }
}
