using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>Rings when logouts were committed, so that clients are told at once. Not earlier: the deliverer would find nothing yet.</summary>
internal sealed class LogoutBell : SaveChangesInterceptor, IDbTransactionInterceptor
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
        if (eventData.Context is { } db && db.ChangeTracker.Entries<LogoutDelivery>().Any(entry => entry.State == EntityState.Added))
            _uncommitted[db.ContextId] = true;
        return ValueTask.FromResult(result);
    }

    // One that is rolled back leaves its note behind; the next commit of the same context then rings for nothing.
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && _uncommitted.TryRemove(db.ContextId, out _)) _rings.Writer.TryWrite(true);
        return Task.CompletedTask;
    }
}
