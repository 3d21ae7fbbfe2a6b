using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Bearers;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.UserInfo;

/// <summary>GET and POST /oauth2/userinfo. Core §5.3</summary>
internal sealed class UserInfoEndpoint(BearerAuthenticator bearers, UserInfoResponse response, IGrantStore grants, ScopeClaims scopes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var bearer = await bearers.AuthenticateAsync(http, StandardScopes.OpenId);
        if (bearer.Refused) return JsonAnswer.Refused(bearer.Error);

        var released = Released(bearer.Value, await scopes.OfAsync(bearer.Value.Scope, http.RequestAborted));
        if (bearer.Value.Token.Grant is { } grant) await NoteAsync(grant, released);

        return await response.WriteAsync(bearer.Value.ClientId, released, http.RequestAborted);
    }

    // Before the answer goes out, whether or not the client waits for it: rather noted and not given than given and not noted.
    private async Task NoteAsync(Grant grant, JsonObject released)
    {
        var release = ClaimRelease.Of(grant, ReleasePlaces.UserInfo, released, clock.GetUtcNow());
        if (release.IsNews(grant.Released)) await grants.NoteAsync(release, CancellationToken.None);
    }

    // The same sub as in the id token, first, whatever else was asked for.
    [Spec("Core §5.3.2")]
    private static JsonObject Released(Bearer bearer, IEnumerable<string> byScope)
    {
        var released = ReleasedClaims.ForUserInfo(bearer.Claims, byScope, bearer.Token.Grant?.Claims);
        released.Insert(0, "sub", bearer.Token.Subject);
        return released;
    }
}
