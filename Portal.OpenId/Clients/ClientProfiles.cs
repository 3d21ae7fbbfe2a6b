namespace Portal.OpenId.Clients;

/// <summary>Values of a client's <c>x_profile</c>.</summary>
public static class ClientProfiles
{
    /// <summary>What OAuth 2.1 keeps: codes with PKCE, refresh tokens, client credentials.</summary>
    public const string OAuth21 = "oauth21";

    /// <summary>Also the older response types and the password grant, each only where the client is registered for it.</summary>
    public const string Compat = "compat";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [OAuth21, Compat];
}
