using System.Globalization;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Makes a grant and what the response type asks for: a code, an access token, an id token. RFC 6749 §4.1.2; Core §3.2.2.5, §3.3.2.5</summary>
internal sealed class AuthorizationIssuer(
    GrantWriter grants, AccessTokenBuilder accessTokens, IdTokenBuilder idTokens, FrontChannelClaims claims, ITokenEvents events)
{
    /// <param name="justAgreed">The person has just said yes; what they agreed to is remembered before anything goes out.</param>
    /// <returns>The parameters of the answer.</returns>
    [Spec("Core §3.2.2.5")]
    [Spec("Core §3.3.2.5")]
    public async Task<List<KeyValuePair<string, string>>> IssueAsync(
        AuthorizationRequest request, AuthorizationDecision.Issue issue, bool justAgreed, CancellationToken cancel)
    {
        var grant = await grants.DraftAsync(request, issue, justAgreed, cancel);
        var person = request.ResponseType.IdToken ? await claims.OfAsync(request, grant, cancel) : null;
        if (person is not null) grant = grant with { Released = [ClaimRelease.Of(grant, ReleasePlaces.IdToken, person, grant.CreatedAt)] };
        var code = await grants.WriteAsync(request, grant, cancel);

        var answer = new List<KeyValuePair<string, string>>();
        if (code is not null) answer.Add(new(ParameterNames.Code, code));

        var accessToken = request.ResponseType.Token ? await accessTokens.BuildAsync(request.Client, grant, grant.Scope, cancel) : null;
        if (accessToken is not null)
        {
            answer.Add(new(ParameterNames.AccessToken, accessToken));
            answer.Add(new(ParameterNames.TokenType, "Bearer"));
            answer.Add(new(ParameterNames.ExpiresIn, ((int)accessTokens.LifetimeFor(request.Client).TotalSeconds).ToString(CultureInfo.InvariantCulture)));
            answer.Add(new(ParameterNames.Scope, grant.Scope.ToString()));
        }

        if (person is not null) answer.Add(new(ParameterNames.IdToken, await idTokens.BuildAsync(request.Client, grant, new()
        {
            Nonce = request.Nonce,
            AccessToken = accessToken,
            Code = code,
            State = request.Target.State,
            Person = person,
        }, cancel)));

        if (request.ResponseType.IsFrontChannel)
            await events.IssuedAsync(new(GrantTypes.Implicit, request.Client.ClientId, grant.Subject, grant.SessionId, grant.Scope));
        return answer;
    }
}
