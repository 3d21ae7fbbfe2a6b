using Portal.OpenId.Keys;

namespace Portal.Tests.OpenId.Support;

internal sealed partial class MemoryStores : ISigningKeyStore
{
    private readonly List<StoredSigningKey> _keys = [];

    Task<IReadOnlyList<StoredSigningKey>> ISigningKeyStore.ListAsync(CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<StoredSigningKey>>([.. _keys]);
    }

    Task ISigningKeyStore.AddAsync(StoredSigningKey key, CancellationToken cancel) => Write(() => { _keys.Add(key); });

    Task ISigningKeyStore.AnnounceAsync(IReadOnlyList<StoredSigningKey> keys, CancellationToken cancel) => Write(() => _keys.AddRange(keys));

    Task<bool> ISigningKeyStore.TryAdvanceAsync(string kid, DateTimeOffset at, CancellationToken cancel) =>
        ChangeAsync(key => key.Kid == kid && key.RevokedAt is null && key.SignsFrom > at, key => key with { SignsFrom = at });

    Task<bool> ISigningKeyStore.TryRevokeAsync(string kid, DateTimeOffset at, CancellationToken cancel) =>
        ChangeAsync(key => key.Kid == kid && key.RevokedAt is null, key => key with { RevokedAt = at });

    private Task<bool> ChangeAsync(Predicate<StoredSigningKey> which, Func<StoredSigningKey, StoredSigningKey> change)
    {
        lock (_lock)
        {
            var index = _keys.FindIndex(which);
            if (index >= 0) _keys[index] = change(_keys[index]);
            return Task.FromResult(index >= 0);
        }
    }
}
