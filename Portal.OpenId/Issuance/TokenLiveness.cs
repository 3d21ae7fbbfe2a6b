using System.Text.Json.Nodes;
using Portal.OpenId.Clients;

namespace Portal.OpenId.Issuance;

/// <summary>Judges whether a genuine access token still holds: not expired, not revoked by itself, its grant not ended, its client in use.</summary>
internal sealed class TokenLiveness(IClientStore clients, IGrantStore grants, IRevokedTokenStore revoked, TimeProvider clock)
{
    public async ValueTask<AccessToken?> JudgeAsync(JsonObject claims, CancellationToken cancel)
    {
        // A client that was disabled or deleted holds nothing any more, also what it got for itself, without a grant.
        if (claims["client_id"]?.GetValue<string>() is { } clientId && await clients.FindAsync(clientId, cancel) is null) return null;

        var grantId = claims["grant_id"]?.GetValue<string>();
        var grant = grantId is null ? null : await grants.FindLiveAsync(grantId, cancel);
        if (grantId is not null && grant is null) return null;

        var token = new AccessToken(claims, grant);
        return token.ExpiresAt > clock.GetUtcNow() && !await revoked.ContainsAsync(token.TokenId, cancel) ? token : null;
    }
}
