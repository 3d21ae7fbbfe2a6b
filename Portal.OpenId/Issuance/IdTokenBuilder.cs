using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Makes id tokens, signed with the algorithm that the client registered. Core §2</summary>
internal sealed class IdTokenBuilder(JwtSigner signer, TimeProvider clock, IOptionsMonitor<OpenIdOptions> options)
{
    [Spec("Core §2")]
    public async ValueTask<string> BuildAsync(RegisteredClient client, Grant grant, IdTokenContent content, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = options.CurrentValue.Issuer,
            ["sub"] = grant.SubjectForClient,
            ["aud"] = client.ClientId,
            ["exp"] = (now + options.CurrentValue.IdTokenLifetime).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["auth_time"] = grant.AuthTime.ToUnixTimeSeconds(),
            ["acr"] = grant.Acr,
            ["amr"] = new JsonArray([.. grant.Amr.Select(method => JsonValue.Create(method))]),
        };
        Add(claims, "sid", grant.SessionForClient);
        Add(claims, "nonce", content.Nonce);
        Add(claims, "at_hash", HalfHash(content.AccessToken));
        Add(claims, "c_hash", HalfHash(content.Code));
        Add(claims, "s_hash", HalfHash(content.State));
        foreach (var (name, value) in content.Person)
            claims.TryAdd(name, value?.DeepClone());

        return await signer.SignAsync(TokenTypes.IdToken, claims, client.Metadata.IdTokenSignedResponseAlg, cancel);
    }

    /// <summary>The left half of a SHA-256 hash: the form of the hash claims for every algorithm that the portal signs with.</summary>
    [Spec("Core §3.1.3.6")]
    [Spec("Core §3.3.2.11")]
    internal static string? HalfHash(string? value) =>
        value is null ? null : Base64Url.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 16));

    private static void Add(JsonObject claims, string name, string? value)
    {
        if (value is not null) claims[name] = value;
    }
}
