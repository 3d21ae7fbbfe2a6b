namespace Portal.Bootstrap;

/// <summary>What is wrong with an address of a client or an API; null when nothing is.</summary>
internal static class Addresses
{
    /// <summary>RFC 6749 §3.1.2; RFC 8252 §7.1 for the schemes of native apps.</summary>
    public static string? RedirectFault(string text)
    {
        if (Fault(text) is { } fault) return fault;

        var scheme = new Uri(text).Scheme;
        return scheme is "https" or "http" || scheme.Contains('.') ? null : "has a scheme that belongs to no app: https, http or a reversed domain name";
    }

    public static string? PageFault(string text) =>
        Fault(text) ?? (new Uri(text).Scheme is "https" or "http" ? null : "is not an http or https address");

    /// <summary>RFC 8707 §2</summary>
    public static string? ResourceFault(string text) => Fault(text);

    private static string? Fault(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out _) || text.StartsWith('/')) return "is not an absolute address";
        if (text.Contains('#')) return "has a fragment";
        return text.Any(c => c is <= ' ' or >= '\x7f') ? "has characters that no address has" : null;
    }
}
