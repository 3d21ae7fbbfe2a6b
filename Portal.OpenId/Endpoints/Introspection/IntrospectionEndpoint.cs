using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Introspection;

/// <summary>POST /oauth2/introspect. RFC 7662</summary>
internal sealed class IntrospectionEndpoint(ClientAuthenticator clients, TokenInspector inspector)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var request = await TokenManagementRequest.ParseAsync(http.Request, clients, cancel);
        if (request.Refused) return JsonAnswer.Refused(request.Error);

        // Anyone can name a public client, so it could be anyone who asks: RFC 7662 §2.1, §4.
        if (request.Value.Client.IsPublic) return JsonAnswer.Refused(Errors.ClientNotAuthenticated with { Detail = "a public client may not introspect" });

        var found = await inspector.InspectAsync(request.Value.Client, request.Value.Token, cancel);
        return JsonAnswer.Ok(found ?? new JsonObject { ["active"] = false });
    }
}
