using System.Text;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>A JWT with a MAC under the client's secret. Core §9</summary>
[Spec("RFC 7523 §2.2")]
internal sealed class ClientSecretJwt(ClientAssertion assertion) : IClientAuthenticationMethod
{
    /// <summary>What may be signed with; metadata lists them.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = ["HS256", "HS384", "HS512"];

    public string Name => ClientAuthenticationMethods.ClientSecretJwt;

    public bool IsUsedIn(ClientCredentials credentials) =>
        credentials.Assertion is { } text && assertion.Read(text) is { } jwt && Algorithms.Contains(jwt.Alg);

    public async ValueTask<bool> ProvesAsync(RegisteredClient client, ClientCredentials credentials, CancellationToken cancel) =>
        credentials.AssertionType == ClientAssertion.JwtBearer
        && assertion.Read(credentials.Assertion!) is { } jwt
        && await assertion.ProvesAsync(client, jwt, Keys(client), Algorithms, cancel);

    private static List<SecurityKey> Keys(RegisteredClient client) =>
        [.. client.SigningSecrets.Select(secret => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)))];
}
