using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Makes id tokens, signed with the algorithm that the client registered. Core §2</summary>
internal sealed class IdTokenBuilder(JwtSigner signer, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    /// <summary>An id token that goes out beside an access token.</summary>
    [Spec("Core §2")]
    public async ValueTask<string> BuildAsync(RegisteredClient client, Grant grant, string? nonce, string accessToken, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = options.Value.Issuer,
            ["sub"] = grant.Subject,
            ["aud"] = client.ClientId,
            ["exp"] = (now + options.Value.IdTokenLifetime).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["auth_time"] = grant.AuthTime.ToUnixTimeSeconds(),
            ["acr"] = grant.Acr,
            ["amr"] = new JsonArray([.. grant.Amr.Select(method => JsonValue.Create(method))]),
            ["sid"] = grant.SessionId,
            ["at_hash"] = HalfHash(accessToken),
        };
        if (nonce is not null) claims["nonce"] = nonce;

        return await signer.SignAsync(TokenTypes.IdToken, claims, client.Metadata.IdTokenSignedResponseAlg, cancel);
    }

    /// <summary>The left half of a SHA-256 hash: the form of <c>at_hash</c> for RS256 and ES256.</summary>
    [Spec("Core §3.1.3.6")]
    internal static string HalfHash(string token) => Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, 16));
}
