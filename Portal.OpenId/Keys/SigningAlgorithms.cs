namespace Portal.OpenId.Keys;

/// <summary>The JWS algorithms that the portal signs with; each has keys of its own. RFC 7518 §3.1</summary>
public static class SigningAlgorithms
{
    /// <summary>RSA with SHA-256: what every RP must be able to check. Core §15.1</summary>
    public const string RS256 = "RS256";

    /// <summary>RSA-PSS with SHA-256: for clients that register it. FAPI 2.0 §5.4.1</summary>
    public const string PS256 = "PS256";

    /// <summary>P-256 with SHA-256: for clients that register it; far cheaper to sign.</summary>
    public const string ES256 = "ES256";

    /// <summary>All of them, in the order in which metadata lists them.</summary>
    public static IReadOnlyList<string> All { get; } = [RS256, PS256, ES256];
}
