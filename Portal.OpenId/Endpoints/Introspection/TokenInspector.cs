using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Introspection;

/// <summary>
/// Tells about a live token, to a client that it was issued to or that serves an API it is meant for. To anybody else it is as if
/// there were no such token. RFC 7662 §2.2, §4
/// </summary>
internal sealed class TokenInspector(
    AccessTokenReader accessTokens, IRefreshTokenStore refreshTokens, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    private static readonly string[] Told = ["scope", "client_id", "exp", "iat", "sub", "aud", "iss", "jti", "acr", "auth_time"];

    /// <summary>The answer; null for a token that is not live or not for this caller.</summary>
    [Spec("RFC 7662 §2.2")]
    public async ValueTask<JsonObject?> InspectAsync(RegisteredClient caller, string token, CancellationToken cancel)
    {
        if (await accessTokens.ReadAsync(token, cancel) is { } accessToken) return MaySee(caller, accessToken) ? Tell(accessToken) : null;

        return await refreshTokens.FindAsync(HandleHash.Of(token), cancel) is { } refreshToken
            && refreshToken.Grant.ClientId == caller.ClientId
            && IsLive(refreshToken)
            ? Tell(refreshToken)
            : null;
    }

    [Spec("RFC 7662 §4")]
    private static bool MaySee(RegisteredClient caller, AccessToken token) =>
        token.ClientId == caller.ClientId || token.Audience.Intersect(caller.Metadata.Resources ?? []).Any();

    private bool IsLive(RefreshToken token) =>
        token is { RotatedAt: null, Grant.RevokedAt: null } && clock.GetUtcNow() < token.IdleExpiresAt && clock.GetUtcNow() < token.ExpiresAt;

    private static JsonObject Tell(AccessToken token)
    {
        var answer = new JsonObject { ["active"] = true, ["token_type"] = "Bearer" };
        foreach (var name in Told)
            if (token.Claims[name] is { } value) answer[name] = value.DeepClone();

        return answer;
    }

    private JsonObject Tell(RefreshToken token) => new()
    {
        ["active"] = true,
        ["token_type"] = ParameterNames.RefreshToken,
        ["scope"] = token.Grant.Scope.ToString(),
        ["client_id"] = token.Grant.ClientId,
        ["exp"] = token.IdleExpiresAt.ToUnixTimeSeconds(),
        ["iat"] = token.CreatedAt.ToUnixTimeSeconds(),
        ["sub"] = token.Grant.SubjectForClient,
        ["iss"] = options.Value.Issuer,
    };
}
