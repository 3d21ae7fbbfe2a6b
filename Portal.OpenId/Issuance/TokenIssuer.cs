using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token;
using Portal.OpenId.Host;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Issuance;

/// <summary>Makes the tokens of one answer in memory; what has to be kept is written when the grant is redeemed.</summary>
internal sealed class TokenIssuer(AccessTokenBuilder accessTokens, IdTokenBuilder idTokens, IUserClaims people)
{
    /// <summary>An access token, an id token when the scope has <c>openid</c>, and the refresh token that the grant brought.</summary>
    public async ValueTask<TokenAnswer> IssueAsync(ValidatedGrant validated, RegisteredClient client, CancellationToken cancel)
    {
        var accessToken = await accessTokens.BuildAsync(client, validated.Grant, validated.Scope, cancel);
        return new TokenAnswer
        {
            AccessToken = accessToken,
            ExpiresIn = (int)accessTokens.LifetimeFor(client).TotalSeconds,
            Scope = validated.Scope.Count > 0 ? validated.Scope.ToString() : null,
            RefreshToken = validated.RefreshToken,
            IdToken = validated.Grant is { } grant && validated.Scope.Contains(StandardScopes.OpenId)
                ? await IdTokenAsync(client, grant, validated.Nonce, accessToken, cancel)
                : null,
        };
    }

    private async ValueTask<string> IdTokenAsync(RegisteredClient client, Grant grant, string? nonce, string accessToken, CancellationToken cancel)
    {
        var person = grant.Claims is { IdToken.Count: > 0 } claims
            ? ReleasedClaims.ForIdToken(await people.FindAsync(grant.Subject, cancel) ?? [], grant.Scope, claims, aloneInTheAnswer: false)
            : [];
        return await idTokens.BuildAsync(client, grant, new() { Nonce = nonce, AccessToken = accessToken, Person = person }, cancel);
    }
}
