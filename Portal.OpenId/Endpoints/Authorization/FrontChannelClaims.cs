using System.Text.Json.Nodes;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What an id token of the authorization endpoint says of the person. Core §5.4, §5.5</summary>
internal sealed class FrontChannelClaims(IUserClaims people, ScopeClaims scopes)
{
    public async ValueTask<JsonObject> OfAsync(AuthorizationRequest request, Grant grant, CancellationToken cancel)
    {
        var alone = request.ResponseType is { Code: false, Token: false };
        if (!alone && grant.Claims is null or { IdToken.Count: 0 }) return [];

        var person = await people.FindAsync(grant.Subject, cancel) ?? [];
        return ReleasedClaims.ForIdToken(person, alone ? await scopes.OfAsync(grant.Scope, cancel) : [], grant.Claims);
    }
}
