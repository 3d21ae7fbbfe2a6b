using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Revocation;

/// <summary>POST /oauth2/revoke. RFC 7009</summary>
internal sealed class RevocationEndpoint(ClientAuthenticator clients, TokenRevoker revoker, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var request = await TokenManagementRequest.ParseAsync(http.Request, clients, cancel);
        if (request.Refused) return JsonAnswer.Refused(request.Error);

        return await revoker.RevokeAsync(request.Value.Client, request.Value.Token, clock.GetUtcNow(), cancel) is { } refusal
            ? JsonAnswer.Refused(refusal, request.Value.Client.ClientId)
            : JsonAnswer.Ok();
    }
}
