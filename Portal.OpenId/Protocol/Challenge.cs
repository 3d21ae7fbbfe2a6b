namespace Portal.OpenId.Protocol;

/// <summary>The <c>WWW-Authenticate</c> header that goes with an error. RFC 9110 §11.6.1; RFC 6750 §3</summary>
internal static class Challenge
{
    [Spec("RFC 6750 §3.1")]
    [Spec("RFC 6749 §5.2")]
    public static string? For(OAuthError error, string issuer) => error.Code switch
    {
        ErrorCodes.InvalidClient => $"Basic realm=\"{issuer}\", charset=\"UTF-8\"",
        ErrorCodes.InvalidToken => $"Bearer realm=\"{issuer}\", {Explained(error)}",
        ErrorCodes.InsufficientScope => $"Bearer realm=\"{issuer}\", {Explained(error)}, scope=\"{error.Scope}\"",

        // Who sent no token at all is told only how to send one: RFC 6750 §3.1.
        "" => $"Bearer realm=\"{issuer}\"",
        _ => null,
    };

    private static string Explained(OAuthError error) => $"error=\"{error.Code}\", error_description=\"{error.Description}\"";
}
