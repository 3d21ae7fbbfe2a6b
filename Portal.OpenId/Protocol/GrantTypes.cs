namespace Portal.OpenId.Protocol;

/// <summary>Values of <c>grant_type</c>.</summary>
public static class GrantTypes
{
    /// <summary>RFC 6749 §4.1.3</summary>
    public const string AuthorizationCode = "authorization_code";

    /// <summary>RFC 6749 §4.4</summary>
    public const string ClientCredentials = "client_credentials";

    /// <summary>RFC 8628 §3.4</summary>
    public const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>No grant of the token endpoint: the name under which clients register for tokens through the browser. RFC 7591 §2</summary>
    public const string Implicit = "implicit";

    /// <summary>RFC 6749 §4.3</summary>
    public const string Password = "password";

    /// <summary>RFC 6749 §6</summary>
    public const string RefreshToken = "refresh_token";

    /// <summary>All that a client can be registered for.</summary>
    public static IReadOnlyList<string> All { get; } = [AuthorizationCode, RefreshToken, ClientCredentials, DeviceCode, Implicit, Password];
}
