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

        await ForgetAsync();
        return made;
    }

    /// <summary>Makes a key of every algorithm ahead of its turn. It signs after the usual notice, so that RPs can learn it first.</summary>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>When the new keys take over.</returns>
    public async Task<DateTimeOffset> RotateAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var signsFrom = now + KeyRotation.Notice;
        await store.AnnounceAsync([.. SigningAlgorithms.All.Select(algorithm => SigningKey.Create(algorithm, now, signsFrom))], cancel);
        await ForgetAsync();
        return signsFrom;
    }

    /// <summary>
    /// Withdraws a key that somebody else may have: it signs nothing more, leaves the key set, and whatever it signed is worth
    /// nothing here. Where it was the one that signs, the next one takes over at once; without a next one an older key that is still good, or a new one.
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
        await LetSignAsync(keys.Where(key => key.Algorithm == revoked.Algorithm && key.Kid != kid), revoked, now, cancel);
        var isRevoked = await store.TryRevokeAsync(kid, now, cancel);

        // And once more: somebody may have revoked the successor at the same moment.
        var left = (await store.ListAsync(cancel)).Where(key => key.Algorithm == revoked.Algorithm);
        if (KeyRotation.Signing(left, now) is null) await store.AddAsync(SigningKey.Create(revoked.Algorithm, now, now), cancel);
        await ForgetAsync();
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

    // RPs know the next key already; an older one may have left their key sets long ago.
    private async Task LetSignAsync(IEnumerable<StoredSigningKey> left, StoredSigningKey revoked, DateTimeOffset now, CancellationToken cancel)
    {
        var usable = left.Where(key => key.RevokedAt is null).ToList();
        var signs = KeyRotation.Signing([.. usable, revoked], now)?.Kid == revoked.Kid;
        if (!signs) return;

        foreach (var next in usable.Where(key => key.SignsFrom > now).OrderBy(key => key.SignsFrom).ThenBy(key => key.Kid, StringComparer.Ordinal))
            if (await store.TryAdvanceAsync(next.Kid, now, cancel)) return;

        if (KeyRotation.Signing(usable, now) is null) await store.AddAsync(SigningKey.Create(revoked.Algorithm, now, now), cancel);
    }

    // After a load that may be under way: it may have read what was there before.
    private async Task ForgetAsync()
    {
        await _loading.WaitAsync();
        _loaded = null;
        _loading.Release();
    }

    private async ValueTask<IReadOnlyList<SigningKey>> CurrentAsync(CancellationToken cancel)
    {
        if (_loaded is { } loaded && clock.GetUtcNow() - loaded.At < ReloadAfter) return loaded.Keys;

        await _loading.WaitAsync(cancel);
        try
        {
            if (_loaded is { } meanwhile && clock.GetUtcNow() - meanwhile.At < ReloadAfter) return meanwhile.Keys;

            var known = (_loaded?.Keys ?? []).ToDictionary(key => key.Stored.Kid);
            var stored = await store.ListAsync(cancel);
            List<SigningKey> keys = [.. stored.Select(key => known.TryGetValue(key.Kid, out var open) && IsSame(open.Stored, key) ? open : SigningKey.Open(key))];
            _loaded = new(keys, clock.GetUtcNow());
            return keys;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static bool IsSame(StoredSigningKey open, StoredSigningKey stored) => open.RevokedAt == stored.RevokedAt && open.SignsFrom == stored.SignsFrom;

    private sealed record Loaded(IReadOnlyList<SigningKey> Keys, DateTimeOffset At);
}
