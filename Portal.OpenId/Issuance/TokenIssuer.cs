using System.Text.Json.Nodes;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token;
using Portal.OpenId.Host;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Issuance;

/// <summary>Makes the tokens of one answer in memory; what has to be kept is written when the grant is redeemed.</summary>
internal sealed class TokenIssuer(AccessTokenBuilder accessTokens, IdTokenBuilder idTokens, IUserClaims people, TimeProvider clock)
{
    /// <summary>An access token, an id token when the scope has <c>openid</c>, and the refresh token that the grant brought.</summary>
    /// <returns>The answer, and what its id token tells about the person; null when there is none.</returns>
    public async ValueTask<(TokenAnswer Answer, ClaimRelease? Release)> IssueAsync(ValidatedGrant validated, RegisteredClient client, CancellationToken cancel)
    {
        var accessToken = await accessTokens.BuildAsync(client, validated.Grant, validated.Scope, cancel);
        var answer = new TokenAnswer
        {
            AccessToken = accessToken,
            ExpiresIn = (int)accessTokens.LifetimeFor(client).TotalSeconds,
            Scope = validated.Scope.Count > 0 ? validated.Scope.ToString() : null,
            RefreshToken = validated.RefreshToken,
        };
        if (validated.Grant is not { } grant || !validated.Scope.Contains(StandardScopes.OpenId)) return (answer, null);

        var person = await PersonAsync(grant, cancel);
        var idToken = await idTokens.BuildAsync(
            client, grant, new() { Nonce = validated.Nonce, AccessToken = accessToken, Person = person }, cancel);
        return (answer with { IdToken = idToken }, ClaimRelease.Of(grant, ReleasePlaces.IdToken, person, clock.GetUtcNow()));
    }

    private async ValueTask<JsonObject> PersonAsync(Grant grant, CancellationToken cancel) => grant.Claims is { IdToken.Count: > 0 } claims
        ? ReleasedClaims.ForIdToken(await people.FindAsync(grant.Subject, cancel) ?? [], byScope: [], claims)
        : [];
}
