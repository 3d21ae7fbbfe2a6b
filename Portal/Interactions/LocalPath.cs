namespace Portal.Interactions;

/// <summary>
/// Tells a path of this portal from an address that a browser would take elsewhere: <c>/account</c> is local,
/// <c>//evil.example</c> and <c>/\evil.example</c> are not.
/// </summary>
internal static class LocalPath
{
    // Longer than any address the portal makes, parked requests included.
    private const int Limit = 8 * 1024;

    public static bool IsSafe(string? path) =>
        path is ['/', ..] and { Length: <= Limit }
        && path is not ['/', '/', ..]
        && !path.Any(Forbidden)
        && !LeavesAfterDecoding(path);

    // Browsers read a backslash as a slash and drop tabs and line breaks. Whatever is not ASCII has no business in a Location header.
    private static bool Forbidden(char c) => c is '\\' or <= ' ' or >= '\u007f';

    // "/%2F/evil" stays local in a browser, but a proxy that decodes before it passes on makes "//" of it.
    private static bool LeavesAfterDecoding(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var decoded = Uri.UnescapeDataString(end < 0 ? path : path[..end]);
        return decoded.StartsWith("//", StringComparison.Ordinal) || decoded.Any(c => c is '\\' || char.IsControl(c));
    }
}
