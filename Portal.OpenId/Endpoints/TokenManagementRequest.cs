using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints;

/// <summary>A request about one token by an authenticated client: the same form at introspection and revocation. RFC 7009 §2.1; RFC 7662 §2.1</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Token">The token, of any kind. <c>token_type_hint</c> is not needed to tell which, and so never leads astray.</param>
internal sealed record TokenManagementRequest(RegisteredClient Client, string Token)
{
    [Spec("RFC 7009 §2.1")]
    [Spec("RFC 7662 §2.1")]
    public static async Task<Outcome<TokenManagementRequest>> ParseAsync(HttpRequest http, ClientAuthenticator clients, CancellationToken cancel)
    {
        var parameters = await RequestParameters.FromFormAsync(http, cancel);
        if (parameters.Refused) return parameters.Error;

        var credentials = ClientCredentials.Parse(http.Headers.Authorization, parameters.Value);
        if (credentials.Refused) return credentials.Error;

        var client = await clients.AuthenticateAsync(credentials.Value, cancel);
        if (client.Refused) return client.Error;

        return parameters.Value[ParameterNames.Token] is { } token
            ? new TokenManagementRequest(client.Value, token)
            : Errors.Missing(ParameterNames.Token);
    }
}
