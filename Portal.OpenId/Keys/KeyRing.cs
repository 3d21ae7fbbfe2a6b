using Microsoft.Extensions.Options;

namespace Portal.OpenId.Keys;

/// <summary>The signing keys in memory. Reloads itself, so that a key that another node made is known within a minute.</summary>
public sealed class KeyRing(ISigningKeyStore store, TimeProvider clock, IOptions<OpenIdOptions> options) : IDisposable
{
    private static readonly TimeSpan ReloadAfter = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Loaded? _loaded;

    /// <summary>Makes the keys that are due, of every algorithm. Called at start and by the host's housekeeping.</summary>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>How many keys were made.</returns>
    public async Task<int> MakeDueKeysAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var keys = await store.ListAsync(cancel);
        var made = 0;
        foreach (var algorithm in SigningAlgorithms.All)
        {
            if (KeyRotation.NextKeyDue(keys.Where(key => key.Algorithm == algorithm), now, options.Value.KeyRotation) is not { } signsFrom) continue;

            await store.AddAsync(SigningKey.Create(algorithm, now, signsFrom), cancel);
            made++;
        }

        _loaded = null;
        return made;
    }

    /// <summary>Makes a key of every algorithm ahead of its turn. It signs after the usual notice, so that RPs can learn it first.</summary>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>When the new keys take over.</returns>
    public async Task<DateTimeOffset> RotateAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var signsFrom = now + KeyRotation.Notice;
        foreach (var algorithm in SigningAlgorithms.All) await store.AddAsync(SigningKey.Create(algorithm, now, signsFrom), cancel);

        _loaded = null;
        return signsFrom;
    }

    /// <summary>
    /// Withdraws a key that somebody else may have: it signs nothing more, leaves the key set, and whatever it signed is worth
    /// nothing here. Where it was the one that signs, an older key that is still good takes over, or a new one at once.
    /// </summary>
    /// <param name="kid">Its thumbprint.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>False when there is no such key or it was withdrawn before.</returns>
    public async Task<bool> RevokeAsync(string kid, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var keys = await store.ListAsync(cancel);
        if (keys.FirstOrDefault(key => key.Kid == kid && key.RevokedAt is null) is not { } revoked) return false;

        // First the successor: whatever happens between the two writes, there is a key to sign with.
        var left = keys.Where(key => key.Algorithm == revoked.Algorithm && key.Kid != kid);
        if (KeyRotation.Signing(left, now) is null) await store.AddAsync(SigningKey.Create(revoked.Algorithm, now, now), cancel);

        var isRevoked = await store.TryRevokeAsync(kid, now, cancel);
        _loaded = null;
        return isRevoked;
    }

    /// <summary>The keys that are kept, for an operator to look at.</summary>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>The oldest first.</returns>
    public async Task<IReadOnlyList<KeyState>> StatesAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var keys = await store.ListAsync(cancel);
        return [.. keys.OrderBy(key => key.SignsFrom).Select(key => KeyState.Of(key, [.. keys.Where(other => other.Algorithm == key.Algorithm)], now))];
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    /// <summary>The key that signs now.</summary>
    internal async ValueTask<SigningKey> SigningAsync(string algorithm, CancellationToken cancel)
    {
        var keys = await CurrentAsync(cancel);
        var key = KeyRotation.Signing(keys.Select(key => key.Stored).Where(key => key.Algorithm == algorithm), clock.GetUtcNow())
            ?? throw new InvalidOperationException($"There is no {algorithm} signing key.");
        return keys.First(candidate => candidate.Stored.Kid == key.Kid);
    }

    /// <summary>The keys of the key set, the signing ones and those whose tokens may still be about.</summary>
    internal async ValueTask<IReadOnlyList<SigningKey>> PublishedAsync(CancellationToken cancel)
    {
        var keys = await CurrentAsync(cancel);
        var now = clock.GetUtcNow();
        return [.. keys.Where(key => KeyRotation.IsPublished(
            key.Stored, keys.Select(other => other.Stored).Where(other => other.Algorithm == key.Stored.Algorithm), now))];
    }

    /// <summary>Also those that have left the key set, but for revoked ones: for what may be older than any token that still holds.</summary>
    internal async ValueTask<IReadOnlyList<SigningKey>> UnrevokedAsync(CancellationToken cancel) =>
        [.. (await CurrentAsync(cancel)).Where(key => key.Stored.RevokedAt is null)];

    private async ValueTask<IReadOnlyList<SigningKey>> CurrentAsync(CancellationToken cancel)
    {
        if (_loaded is { } loaded && clock.GetUtcNow() - loaded.At < ReloadAfter) return loaded.Keys;

        await _loading.WaitAsync(cancel);
        try
        {
            if (_loaded is { } meanwhile && clock.GetUtcNow() - meanwhile.At < ReloadAfter) return meanwhile.Keys;

            var known = (_loaded?.Keys ?? []).ToDictionary(key => key.Stored.Kid);
            var stored = await store.ListAsync(cancel);
            List<SigningKey> keys = [.. stored.Select(key => known.TryGetValue(key.Kid, out var open) && open.Stored.RevokedAt == key.RevokedAt ? open : SigningKey.Open(key))];
            _loaded = new(keys, clock.GetUtcNow());
            return keys;
        }
        finally
        {
            _loading.Release();
        }
    }

    private sealed record Loaded(IReadOnlyList<SigningKey> Keys, DateTimeOffset At);
}
