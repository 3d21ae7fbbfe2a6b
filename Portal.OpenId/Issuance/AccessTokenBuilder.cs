using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Makes access tokens; nothing is written for one. RFC 9068</summary>
internal sealed class AccessTokenBuilder(
    JwtSigner signer, OpaqueAccessTokens opaque, TokenAudience audience, TimeProvider clock, IOptionsMonitor<OpenIdOptions> options)
{
    /// <summary>How long this client's access tokens are accepted.</summary>
    public TimeSpan LifetimeFor(RegisteredClient client) =>
        client.Metadata.AccessTokenLifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : options.CurrentValue.AccessTokenLifetime;

    /// <summary>A token for the scope, which may be narrower than the grant's; without a grant the client acts for itself.</summary>
    [Spec("RFC 9068 §2.2")]
    public async ValueTask<string> BuildAsync(RegisteredClient client, Grant? grant, ScopeSet scope, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = options.CurrentValue.Issuer,
            ["exp"] = (now + LifetimeFor(client)).ToUnixTimeSeconds(),
            ["aud"] = await audience.OfAsync(scope, cancel),
            ["sub"] = grant?.SubjectForClient ?? client.ClientId,
            ["client_id"] = client.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["jti"] = OpaqueHandle.Create(),
            ["scope"] = scope.ToString(),
        };
        if (grant is not null) AddPerson(claims, grant);

        return client.Metadata.AccessTokenFormat == AccessTokenFormats.Opaque
            ? opaque.Seal(claims)
            : await signer.SignAsync(TokenTypes.AccessToken, claims, SigningAlgorithms.RS256, cancel);
    }

    private static void AddPerson(JsonObject claims, Grant grant)
    {
        claims["auth_time"] = grant.AuthTime.ToUnixTimeSeconds();
        claims["acr"] = grant.Acr;
        claims["amr"] = new JsonArray([.. grant.Amr.Select(method => JsonValue.Create(method))]);
        if (grant.SessionForClient is { } session) claims["sid"] = session;
        claims["grant_id"] = grant.Id;
    }
}
