namespace Portal.OpenId.Clients;

/// <summary>Values of <c>token_endpoint_auth_method</c>. Core §9</summary>
public static class ClientAuthenticationMethods
{
    /// <summary>A public client: names itself and proves nothing.</summary>
    public const string None = "none";

    /// <summary>The secret in the Authorization header. RFC 6749 §2.3.1</summary>
    public const string ClientSecretBasic = "client_secret_basic";

    /// <summary>The secret in the form body. RFC 6749 §2.3.1</summary>
    public const string ClientSecretPost = "client_secret_post";

    /// <summary>A JWT under the secret. Core §9</summary>
    public const string ClientSecretJwt = "client_secret_jwt";

    /// <summary>A JWT under the client's private key. Core §9</summary>
    public const string PrivateKeyJwt = "private_key_jwt";

    /// <summary>All of them, the safer ones of each kind last.</summary>
    public static IReadOnlyList<string> All { get; } = [None, ClientSecretBasic, ClientSecretPost, ClientSecretJwt, PrivateKeyJwt];

    /// <summary>Whether a client that authenticates so has a secret.</summary>
    /// <param name="method">A <c>token_endpoint_auth_method</c>.</param>
    /// <returns>True when it has.</returns>
    public static bool NeedsSecret(string method) => method is ClientSecretBasic or ClientSecretPost or ClientSecretJwt;
}
