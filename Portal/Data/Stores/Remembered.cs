using System.Collections.Concurrent;

namespace Portal.Data.Stores;

/// <summary>
/// What was read from the catalogue of clients and scopes, in memory: until this node changes it, and for at most half a minute,
/// because another node's changes are not seen from here.
/// </summary>
internal sealed class Remembered<TKey, TValue>(CatalogueChanges changes, TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private const int MostEntries = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TKey, Entry> _entries = [];

    /// <summary>What is known under a key. That there is nothing is not remembered: made-up keys must not fill the memory.</summary>
    public async ValueTask<TValue?> FindAsync(TKey key, Func<CancellationToken, Task<TValue?>> load, CancellationToken cancel)
    {
        // Before reading: a change that arrives while reading makes what was read old at once.
        var version = changes.Version;
        var now = clock.GetUtcNow();
        if (_entries.TryGetValue(key, out var entry) && entry.Version == version && now - entry.LoadedAt < Longest) return entry.Value;

        var value = await load(cancel);
        if (value is null)
        {
            _entries.TryRemove(key, out _);
            return null;
        }

        if (_entries.Count >= MostEntries) _entries.Clear();
        _entries[key] = new(value, version, now);
        return value;
    }

    private sealed record Entry(TValue Value, long Version, DateTimeOffset LoadedAt);
}
