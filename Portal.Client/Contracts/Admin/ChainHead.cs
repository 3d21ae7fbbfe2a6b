using System.Globalization;

namespace Portal.Client.Contracts.Admin;

/// <summary>An end of the log of events: whoever keeps it elsewhere sees later whether what was before it is still there.</summary>
/// <param name="Sequence">The place of the last event.</param>
/// <param name="Hash">Seals it and all before it.</param>
public sealed record ChainHead(long Sequence, string Hash)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is nothing like it.</summary>
    public static ChainHead? Read(string text) =>
        text.Split(':') is [var sequence, { Length: > 0 } hash] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, hash)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
