using System.Text.Json.Nodes;

namespace Portal.OpenId.Issuance;

/// <summary>Judges whether a genuine access token still holds: not expired, not revoked by itself, its grant not ended.</summary>
internal sealed class TokenLiveness(IGrantStore grants, IRevokedTokenStore revoked, TimeProvider clock)
{
    public async ValueTask<AccessToken?> JudgeAsync(JsonObject claims, CancellationToken cancel)
    {
        var grantId = claims["grant_id"]?.GetValue<string>();
        var grant = grantId is null ? null : await grants.FindLiveAsync(grantId, cancel);
        if (grantId is not null && grant is null) return null;

        var token = new AccessToken(claims, grant);
        return token.ExpiresAt > clock.GetUtcNow() && !await revoked.ContainsAsync(token.TokenId, cancel) ? token : null;
    }
}
