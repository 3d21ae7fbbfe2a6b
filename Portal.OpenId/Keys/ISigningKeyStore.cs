namespace Portal.OpenId.Keys;

/// <summary>Keeps the signing keys; private keys are encrypted at rest.</summary>
public interface ISigningKeyStore
{
    /// <summary>All keys that have not been deleted, revoked ones included.</summary>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>In any order.</returns>
    Task<IReadOnlyList<StoredSigningKey>> ListAsync(CancellationToken cancel);

    /// <summary>Adds a key.</summary>
    /// <param name="key">A new key.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>Completes when it is written.</returns>
    Task AddAsync(StoredSigningKey key, CancellationToken cancel);

    /// <summary>Adds the keys that an operator asked for, all or none.</summary>
    /// <param name="keys">New keys.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>Completes when they are written.</returns>
    Task AnnounceAsync(IReadOnlyList<StoredSigningKey> keys, CancellationToken cancel);

    /// <summary>Lets a key sign that waits for its turn.</summary>
    /// <param name="kid">Its thumbprint.</param>
    /// <param name="at">When it takes over.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>False when it does not wait any more, or was withdrawn.</returns>
    Task<bool> TryAdvanceAsync(string kid, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Marks a key as withdrawn, for good.</summary>
    /// <param name="kid">Its thumbprint.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>False when there is no such key or it was withdrawn before.</returns>
    Task<bool> TryRevokeAsync(string kid, DateTimeOffset at, CancellationToken cancel);
}
