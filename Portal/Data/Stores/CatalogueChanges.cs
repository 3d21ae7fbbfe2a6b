using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Data.Entities;

namespace Portal.Data.Stores;

/// <summary>
/// Notices when clients or scopes were written, so that what is kept of them in memory is read again. Only after the commit: whoever
/// reads before that would keep the old state for a while.
/// </summary>
internal sealed class CatalogueChanges : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentDictionary<DbContextId, bool> _uncommitted = [];
    private long _version;

    /// <summary>Moves with each change.</summary>
    public long Version => Volatile.Read(ref _version);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null) Announce(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Announce(eventData.Context);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Announce(eventData.Context);
        return Task.CompletedTask;
    }

    private void Note(DbContext? db)
    {
        if (db is not null && db.ChangeTracker.Entries().Any(entry => entry.State != EntityState.Unchanged && IsCatalogue(entry.Entity)))
            _uncommitted[db.ContextId] = true;
    }

    // A save that failed or was rolled back leaves its note behind; the next commit of the same context then announces too much, not too little.
    private void Announce(DbContext? db)
    {
        if (db is not null && _uncommitted.TryRemove(db.ContextId, out _)) Interlocked.Increment(ref _version);
    }

    private static bool IsCatalogue(object entity) => entity is ClientRegistration or ClientSecretRow or ScopeRow;
}
