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
}
