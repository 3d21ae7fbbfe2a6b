namespace Portal.Bootstrap;

/// <summary>What is wrong with the address of an API; null when nothing is.</summary>
internal static class Addresses
{
    /// <summary>RFC 8707 §2</summary>
    public static string? ResourceFault(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out _) || text.StartsWith('/')) return "is not an absolute address";
        if (text.Contains('#')) return "has a fragment";
        return text.Any(c => c is <= ' ' or >= '\x7f') ? "has characters that no address has" : null;
    }
}
