using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>A JWT signed with the client's private key. Core §9; RFC 7523 §2.2</summary>
[Spec("RFC 7523 §2.2")]
internal sealed class PrivateKeyJwt(ClientAssertion assertion, ClientKeys keys) : IClientAuthenticationMethod
{
    /// <summary>What may be signed with; metadata lists them.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = ["RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512"];

    public string Name => ClientAuthenticationMethods.PrivateKeyJwt;

    public bool IsUsedIn(ClientCredentials credentials) =>
        credentials.Assertion is { } text && !ClientSecretJwt.Algorithms.Contains(assertion.Read(text)?.Alg ?? "");

    public async ValueTask<bool> ProvesAsync(RegisteredClient client, ClientCredentials credentials, CancellationToken cancel) =>
        credentials.AssertionType == ClientAssertion.JwtBearer
        && assertion.Read(credentials.Assertion!) is { } jwt
        && await assertion.ProvesAsync(client, jwt, await keys.OfAsync(client, jwt.Kid, cancel), Algorithms, cancel);
}
