using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>POST /oauth2/token. RFC 6749 §3.2; Core §3.1.3</summary>
internal sealed class TokenEndpoint(ClientAuthenticator clients, GrantHandlers grants, TokenIssuer issuer, ITokenEvents events, IRefusedRequests refused)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var request = await TokenRequest.ParseAsync(http.Request, cancel);
        if (request.Refused) return await RefuseAsync(TokenTrail.Unreadable(request.Error));

        var client = await clients.AuthenticateAsync(request.Value.Credentials, cancel);
        if (client.Refused) return await RefuseAsync(TokenTrail.NotAuthenticated(request.Value, client.Error), request.Value.GrantType);

        var grant = await grants.ValidateAsync(request.Value, client.Value, cancel);
        if (grant.Refused) return await RefuseAsync(TokenTrail.NotGranted(request.Value, client.Value, grant.Error), request.Value.GrantType, client.Value.ClientId);

        var (tokens, release) = await issuer.IssueAsync(grant.Value, client.Value, cancel);

        // From here on the client's line may be cut: what is redeemed must be redeemed whole.
        if (await grant.Value.RedeemAsync(release, CancellationToken.None) is { } lost)
            return await RefuseAsync(TokenTrail.NotGranted(request.Value, client.Value, lost), request.Value.GrantType, client.Value.ClientId);

        await events.IssuedAsync(new(
            request.Value.GrantType!, client.Value.ClientId, grant.Value.Grant?.Subject, grant.Value.Grant?.SessionId, grant.Value.Scope));
        return JsonAnswer.Ok(tokens);
    }

    // What a client says of itself counts once it is proved, and words that nobody knows are not passed on.
    private async Task<IResult> RefuseAsync(OAuthError error, string? grantType = null, string? clientId = null)
    {
        // A device that asks whether its person has answered is not refused anything, and it asks every few seconds.
        if (error.IsToWait) return JsonAnswer.Refused(error, clientId);

        refused.Note(error);
        await events.RefusedAsync(new(error.Code, grants.GrantTypes.FirstOrDefault(known => known == grantType), clientId));
        return JsonAnswer.Refused(error, clientId);
    }
}
