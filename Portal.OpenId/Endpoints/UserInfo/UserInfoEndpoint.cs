using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.UserInfo;

/// <summary>GET and POST /oauth2/userinfo. Core §5.3</summary>
internal sealed class UserInfoEndpoint(AccessTokenReader tokens, IUserClaims people, UserInfoResponse response, IOptions<OpenIdOptions> options)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var bearer = await BearerToken.FromAsync(http.Request, cancel);
        if (bearer.Refused) return JsonAnswer.Refused(bearer.Error);

        var token = await tokens.ReadAsync(bearer.Value, cancel);
        if (token is null || !token.Audience.Contains(options.Value.Issuer)) return JsonAnswer.Refused(Errors.InvalidToken);
        if (token.Person is null || !token.Scope.Contains(StandardScopes.OpenId))
            return JsonAnswer.Refused(Errors.InsufficientScope(StandardScopes.OpenId), token.ClientId);
        if (await people.FindAsync(token.Person, cancel) is not { } person) return JsonAnswer.Refused(Errors.InvalidToken, token.ClientId);

        return await response.WriteAsync(token.ClientId, Released(token, person), cancel);
    }

    // The same sub as in the id token, first, whatever else was asked for.
    [Spec("Core §5.3.2")]
    private static JsonObject Released(AccessToken token, JsonObject person)
    {
        var released = ReleasedClaims.ForUserInfo(person, token.Scope, token.Grant?.Claims);
        released.Insert(0, "sub", token.Subject);
        return released;
    }
}
