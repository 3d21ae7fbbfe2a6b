namespace Portal.Audit.Tokens;

/// <summary>
/// Keeps the log from being filled by whoever asks for tokens in vain: so many refusals of one address are told in a minute, and then how
/// many more there were.
/// </summary>
internal sealed class RefusalLimit(TimeProvider clock)
{
    public const int PerMinute = 20;

    // Whoever has more addresses than this shares one place with all others that come after.
    private const int Places = 10_000;
    private const string Everybody = "*";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _counting = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether a refusal of this address is to be told.</summary>
    public bool Admits(string source)
    {
        lock (_counting)
        {
            var place = _counts.ContainsKey(source) || _counts.Count < Places ? source : Everybody;
            if (!_counts.TryGetValue(place, out var count)) _counts.Add(place, count = new(clock.GetUtcNow() + Minute));
            return ++count.Refusals <= PerMinute;
        }
    }

    /// <summary>For each address whose minute is over: how many refusals were not told. Those that have none are forgotten in silence.</summary>
    public IReadOnlyList<LeftOut> TakeLeftOut(bool all = false)
    {
        var now = clock.GetUtcNow();
        lock (_counting)
        {
            var over = _counts.Where(one => all || one.Value.Until <= now).ToList();
            foreach (var (place, _) in over) _counts.Remove(place);
            return [.. over.Where(one => one.Value.Refusals > PerMinute).Select(one => new LeftOut(one.Key, one.Value.Refusals - PerMinute))];
        }
    }

    private sealed class Count(DateTimeOffset until)
    {
        public DateTimeOffset Until { get; } = until;

        public int Refusals { get; set; }
    }
}

/// <summary>Refusals that were not told one by one.</summary>
/// <param name="Source">The address; of IPv6 its network.</param>
internal sealed record LeftOut(string Source, int Refusals);
