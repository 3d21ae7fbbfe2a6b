using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients;

/// <summary>Compares redirect URIs as text. RFC 6749 §3.1.2.3; RFC 9700 §4.1.3</summary>
public static class RedirectUri
{
    private static readonly string[] LoopbackLiterals = ["http://127.0.0.1", "http://[::1]"];

    /// <summary>
    /// Whether a presented URI is a registered one: character by character, but for the port of a loopback IP literal, which a
    /// native app learns only when it starts to listen.
    /// </summary>
    /// <param name="registered">From the client's registration.</param>
    /// <param name="presented">From the request.</param>
    /// <returns>True when the answer may go there.</returns>
    [Spec("RFC 9700 §4.1.3")]
    [Spec("RFC 8252 §7.3")]
    public static bool Matches(string registered, string presented)
    {
        if (string.Equals(registered, presented, StringComparison.Ordinal)) return true;

        foreach (var literal in LoopbackLiterals)
        {
            if (AfterPort(registered, literal) is { } path)
                return AfterPort(presented, literal) is { } presentedPath && path == presentedPath;
        }

        return false;
    }

    /// <summary>Whether every place of the list is on the person's own computer, where any program could be listening.</summary>
    /// <param name="redirectUris">A client's redirect URIs.</param>
    /// <returns>False for an empty list.</returns>
    public static bool AreAllLocal(IReadOnlyCollection<string> redirectUris) =>
        redirectUris.Count > 0 && redirectUris.All(uri => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsLoopback);

    // What follows "literal[:port]"; null when the URI does not start so, or something else stands where the port would end.
    private static string? AfterPort(string uri, string literal)
    {
        if (!uri.StartsWith(literal, StringComparison.Ordinal)) return null;

        var rest = uri.AsSpan(literal.Length);
        if (rest.StartsWith(":"))
        {
            var digits = 0;
            while (digits + 1 < rest.Length && char.IsAsciiDigit(rest[digits + 1])) digits++;
            if (digits is 0 or > 5) return null;

            rest = rest[(digits + 1)..];
        }

        return rest.IsEmpty || rest[0] is '/' or '?' ? rest.ToString() : null;
    }
}
