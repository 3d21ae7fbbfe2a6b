using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Revocation;

/// <summary>Ends a token of whatever kind it is; one that is unknown or has ended already is as good as revoked. RFC 7009 §2.1, §2.2</summary>
internal sealed class TokenRevoker(
    IRefreshTokenStore refreshTokens, IGrantStore grants, IPersonalAccessTokenStore personal, IRevokedTokenStore revoked, AccessTokenReader accessTokens)
{
    /// <summary>Null when the token has ended, or never was; an error when it belongs to another client.</summary>
    [Spec("RFC 7009 §2.1")]
    [Spec("RFC 7009 §2.2")]
    public async Task<OAuthError?> RevokeAsync(RegisteredClient client, string token, DateTimeOffset now, CancellationToken cancel)
    {
        var handle = HandleHash.Of(token);
        if (await refreshTokens.FindAsync(handle, cancel) is { } refreshToken)
        {
            if (refreshToken.Grant.ClientId != client.ClientId) return Errors.NotTheClientsToken;

            // With the refresh token goes everything that could be got with it: RFC 7009 §2.1.
            await grants.RevokeAsync(refreshToken.Grant.Id, now, cancel);
            return null;
        }

        // Whoever holds a personal access token may end it: that is how a leak is stopped by whoever finds it.
        if (PersonalAccessTokenText.IsWellFormed(token))
        {
            await personal.RevokeAsync(handle, now, cancel);
            return null;
        }

        if (await accessTokens.ReadAsync(token, cancel) is not { } accessToken) return null;
        if (accessToken.ClientId != client.ClientId) return Errors.NotTheClientsToken;

        await revoked.AddAsync(accessToken.TokenId, accessToken.ExpiresAt, cancel);
        return null;
    }
}
