using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>A device authorization request of a client that proved itself as at the token endpoint. RFC 8628 §3.1</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Scope">What for.</param>
internal sealed record DeviceAuthorizationRequest(RegisteredClient Client, ScopeSet Scope)
{
    private const int ScopeLimit = 2048;

    [Spec("RFC 8628 §3.1")]
    public static async Task<Outcome<DeviceAuthorizationRequest>> ParseAsync(HttpRequest http, ClientAuthenticator clients, CancellationToken cancel)
    {
        var parameters = await RequestParameters.FromFormAsync(http, cancel);
        if (parameters.Refused) return DeviceTrail.Unreadable(parameters.Error);

        var credentials = ClientCredentials.Parse(http.Headers.Authorization, parameters.Value);
        if (credentials.Refused) return DeviceTrail.Unreadable(credentials.Error);

        var client = await clients.AuthenticateAsync(credentials.Value, cancel);
        if (client.Refused) return DeviceTrail.NotAuthenticated(credentials.Value.ClientId, client.Error);

        if (!client.Value.MayUse(GrantTypes.DeviceCode))
            return DeviceTrail.NotOpen(client.Value, Errors.UnauthorizedClient("The client is not registered for the device grant"));

        var scope = AskedScope(parameters.Value[ParameterNames.Scope], client.Value);
        if (scope.Refused) return DeviceTrail.NoScope(client.Value, scope.Error);

        return new DeviceAuthorizationRequest(client.Value, scope.Value);
    }

    // The person sees what it comes to, so a device that names nothing asks for what it is registered for.
    [Spec("RFC 8628 §3.1")]
    private static Outcome<ScopeSet> AskedScope(string? asked, RegisteredClient client)
    {
        if (asked is { Length: > ScopeLimit }) return Errors.InvalidScope("scope is longer than 2048 characters");
        if (ScopeSet.Parse(asked ?? client.Metadata.Scope) is not { } scope) return Errors.InvalidScope("scope is malformed");
        if (scope.Count == 0) return Errors.InvalidScope("scope is missing");

        var refused = scope.Except(client.AllowedScope);
        return refused.Count == 0 ? scope : Errors.InvalidScope($"The client may not ask for {refused}");
    }
}
