using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>POST /oauth2/token. RFC 6749 §3.2; Core §3.1.3</summary>
internal sealed class TokenEndpoint(ClientAuthenticator clients, GrantHandlers grants, TokenIssuer issuer)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var request = await TokenRequest.ParseAsync(http.Request, cancel);
        if (request.Refused) return JsonAnswer.Refused(request.Error);

        var client = await clients.AuthenticateAsync(request.Value.Credentials, cancel);
        if (client.Refused) return JsonAnswer.Refused(client.Error);

        var grant = await grants.ValidateAsync(request.Value, client.Value, cancel);
        if (grant.Refused) return JsonAnswer.Refused(grant.Error, client.Value.ClientId);

        var (tokens, release) = await issuer.IssueAsync(grant.Value, client.Value, cancel);

        // From here on the client's line may be cut: what is redeemed must be redeemed whole.
        if (await grant.Value.RedeemAsync(release, CancellationToken.None) is { } lost) return JsonAnswer.Refused(lost, client.Value.ClientId);

        return JsonAnswer.Ok(tokens);
    }
}
