using System.Collections;

namespace Portal.OpenId.Protocol;

/// <summary>A set of scope values in the order in which they were asked for. RFC 6749 §3.3</summary>
public sealed class ScopeSet : IReadOnlyCollection<string>, IEquatable<ScopeSet>
{
    private readonly List<string> _values;

    private ScopeSet(List<string> values) => _values = values;

    /// <summary>No scope at all.</summary>
    public static ScopeSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>Reads a space-delimited list; a value given twice counts once.</summary>
    /// <param name="text">The parameter's value; null and empty give the empty set.</param>
    /// <returns>The set, or null when a character is outside the grammar of RFC 6749 §3.3.</returns>
    [Spec("RFC 6749 §3.3")]
    public static ScopeSet? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Empty;

        foreach (var c in text)
            if (c is not (' ' or '!' or (>= '#' and <= '[') or (>= ']' and <= '~'))) return null;

        return Of(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A set of values that are known to be well formed.</summary>
    /// <param name="values">The scope values; a repeated one counts once.</param>
    /// <returns>The set.</returns>
    public static ScopeSet Of(IEnumerable<string> values) => new([.. values.Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether a value is in the set.</summary>
    /// <param name="scope">One scope value; compared character by character.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string scope) => _values.Contains(scope);

    /// <summary>Whether every value of this set is in the other.</summary>
    /// <param name="other">The larger set.</param>
    /// <returns>True when nothing is missing.</returns>
    public bool IsWithin(ScopeSet other) => _values.TrueForAll(other.Contains);

    /// <summary>The values that are also in the other set, in this set's order.</summary>
    /// <param name="other">The set to keep to.</param>
    /// <returns>The intersection.</returns>
    public ScopeSet Intersect(ScopeSet other) => new(_values.FindAll(other.Contains));

    /// <summary>The values that are not in the other set, in this set's order.</summary>
    /// <param name="other">The set to leave out.</param>
    /// <returns>The difference.</returns>
    public ScopeSet Except(ScopeSet other) => new(_values.FindAll(value => !other.Contains(value)));

    /// <summary>All values of both sets.</summary>
    /// <param name="other">The set to add.</param>
    /// <returns>The union.</returns>
    public ScopeSet Union(ScopeSet other) => Of(_values.Concat(other._values));

    /// <inheritdoc/>
    public bool Equals(ScopeSet? other) => other is not null && Count == other.Count && IsWithin(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScopeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(0, (hash, value) => hash ^ StringComparer.Ordinal.GetHashCode(value));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The wire form: values joined by single spaces.</summary>
    public override string ToString() => string.Join(' ', _values);
}
