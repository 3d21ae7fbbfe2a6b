using System.Text;
using System.Text.Json.Nodes;
using Portal.OpenId.Keys;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Judges access tokens that are presented to the portal: genuine, not expired, not revoked, and their grant is live. RFC 9068 §4</summary>
internal sealed class AccessTokenReader(
    JwtReader jwts, OpaqueAccessTokens opaque, PersonalAccessTokenReader personal, TokenLiveness liveness)
{
    private const int LongestToken = 32 * 1024;

    /// <summary>The token, whomever it is meant for; null when it is no good.</summary>
    [Spec("RFC 9068 §4")]
    public async ValueTask<AccessToken?> ReadAsync(string token, CancellationToken cancel)
    {
        if (token.Length > LongestToken) return null;
        if (token.StartsWith(PersonalAccessTokenText.Prefix, StringComparison.Ordinal)) return await personal.ReadAsync(token, cancel);

        return await ClaimsAsync(token, cancel) is { } claims ? await liveness.JudgeAsync(claims, cancel) : null;
    }

    private async ValueTask<JsonObject?> ClaimsAsync(string token, CancellationToken cancel)
    {
        if (!token.Contains('.')) return opaque.Open(token);

        var jwt = await jwts.ReadAsync(token, TokenTypes.AccessToken, audience: null, cancel);
        return jwt is null ? null : JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.Decode(jwt.EncodedPayload)!))!.AsObject();
    }
}
