using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Bearers;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.UserInfo;

/// <summary>GET and POST /oauth2/userinfo. Core §5.3</summary>
internal sealed class UserInfoEndpoint(BearerAuthenticator bearers, UserInfoResponse response)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var bearer = await bearers.AuthenticateAsync(http, StandardScopes.OpenId);
        if (bearer.Refused) return JsonAnswer.Refused(bearer.Error);

        return await response.WriteAsync(bearer.Value.ClientId, Released(bearer.Value), http.RequestAborted);
    }

    // The same sub as in the id token, first, whatever else was asked for.
    [Spec("Core §5.3.2")]
    private static JsonObject Released(Bearer bearer)
    {
        var released = ReleasedClaims.ForUserInfo(bearer.Claims, bearer.Scope, bearer.Token.Grant?.Claims);
        released.Insert(0, "sub", bearer.Token.Subject);
        return released;
    }
}
