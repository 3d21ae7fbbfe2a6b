using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.UserInfo;

/// <summary>GET and POST /oauth2/userinfo. Core §5.3</summary>
internal sealed class UserInfoEndpoint(AccessTokenReader tokens, IUserClaims people)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var bearer = await BearerToken.FromAsync(http.Request, cancel);
        if (bearer.Refused) return JsonAnswer.Refused(bearer.Error);

        if (await tokens.ReadAsync(bearer.Value, cancel) is not { } token) return JsonAnswer.Refused(Errors.InvalidToken);
        if (!token.Scope.Contains(StandardScopes.OpenId)) return JsonAnswer.Refused(Errors.InsufficientScope(StandardScopes.OpenId), token.ClientId);
        if (await people.FindAsync(token.Subject, cancel) is not { } claims) return JsonAnswer.Refused(Errors.InvalidToken, token.ClientId);

        return JsonAnswer.Ok(Released(token, claims));
    }

    [Spec("Core §5.3.2")]
    [Spec("Core §5.4")]
    private static JsonObject Released(AccessToken token, JsonObject claims)
    {
        var released = new JsonObject { ["sub"] = token.Subject };
        foreach (var name in token.Scope.SelectMany(StandardScopes.ClaimsOf).Distinct())
            if (claims[name] is { } value) released[name] = value.DeepClone();

        return released;
    }
}
