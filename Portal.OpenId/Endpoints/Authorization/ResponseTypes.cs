using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What a client wants back from the authorization endpoint. RFC 6749 §3.1.1; Multiple Response Types §3, §4, §5</summary>
/// <param name="Code">An authorization code.</param>
/// <param name="IdToken">An id token, through the browser.</param>
/// <param name="Token">An access token, through the browser.</param>
internal sealed record ResponseTypes(bool Code, bool IdToken, bool Token)
{
    /// <summary>The one that OAuth 2.1 keeps.</summary>
    public const string OnlyCode = "code";

    private const string Nothing = "none";

    /// <summary>All that are supported, the order of words as metadata lists them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [OnlyCode, "token", "id_token", "id_token token", "code id_token", "code token", "code id_token token", Nothing];

    /// <summary>Whether a token goes through the browser, where an address bar, a history or a log could keep it.</summary>
    public bool IsFrontChannel => IdToken || Token;

    /// <summary>Reads a value; the order of its words does not matter.</summary>
    /// <returns>Null when it is not supported.</returns>
    [Spec("Multiple Response Types §3")]
    public static ResponseTypes? Parse(string text)
    {
        if (text == Nothing) return new(Code: false, IdToken: false, Token: false);

        return All.Any(known => known != Nothing && IsSame(known, text))
            ? new(Has(text, OnlyCode), Has(text, "id_token"), Has(text, "token"))
            : null;
    }

    /// <summary>Whether two values have the same words.</summary>
    public static bool IsSame(string one, string other) => one.Split(' ').Order().SequenceEqual(other.Split(' ').Order());

    /// <summary>Whether a value, supported or not, asks for a token through the browser: decides how errors travel.</summary>
    public static bool AsksForToken(string? text) => text is not null && (Has(text, "token") || Has(text, "id_token"));

    private static bool Has(string text, string word) => text.Split(' ').Contains(word);
}
