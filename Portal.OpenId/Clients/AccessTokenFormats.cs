namespace Portal.OpenId.Clients;

/// <summary>Values of a client's <c>x_access_token_format</c>.</summary>
public static class AccessTokenFormats
{
    /// <summary>Anyone with the key set can read it. RFC 9068</summary>
    public const string Jwt = "jwt";

    /// <summary>Only the portal can read it.</summary>
    public const string Opaque = "opaque";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Jwt, Opaque];
}
