using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>
/// Tells this node's open pages that something happened to an account: once the event that tells of it was committed. Other nodes find
/// the event when they look.
/// </summary>
internal sealed class AccountBell : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentDictionary<Listener, Guid> _listeners = [];
    private readonly ConcurrentDictionary<DbContextId, HashSet<Guid>> _uncommitted = [];

    /// <summary>Hears every ring from now on, also those between two waits.</summary>
    public Listener Listen(Guid userId)
    {
        var listener = new Listener(this);
        _listeners[listener] = userId;
        return listener;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            foreach (var entry in db.ChangeTracker.Entries<SecurityEventRow>())
                if (entry is { State: EntityState.Added, Entity.UserId: { } userId }) _uncommitted.GetOrAdd(db.ContextId, _ => []).Add(userId);
        }

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
        if (!_uncommitted.TryRemove(db.ContextId, out var users)) return;

        foreach (var (listener, owner) in _listeners)
            if (users.Contains(owner)) listener.Hear();
    }

    internal sealed class Listener(AccountBell bell) : IDisposable
    {
        private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public void Hear() => _rings.Writer.TryWrite(true);

        /// <summary>Waits for a ring, or for as long as another node may have changed something unheard.</summary>
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

        public void Dispose() => bell._listeners.TryRemove(this, out _);
    }
}
