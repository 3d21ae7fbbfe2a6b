using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>Says on a refusal how far the device authorization request had come, in the order in which the endpoint goes.</summary>
internal static class DeviceTrail
{
    private static readonly RequestStep Readable = new("form", "RFC 8628 §3.1", Held: true);
    private static readonly RequestStep Authenticated = new("client_authentication", "RFC 6749 §3.2.1", Held: true);
    private static readonly RequestStep Open = new(ParameterNames.GrantType, "RFC 8628 §3.4", Held: true);

    public static OAuthError Unreadable(OAuthError error) => Ended(null, [], Readable, error);

    public static OAuthError NotAuthenticated(string? clientId, OAuthError error) => Ended(clientId, [Readable], Authenticated, error);

    public static OAuthError NotOpen(RegisteredClient client, OAuthError error) => Ended(client.ClientId, [Readable, Authenticated], Open, error);

    public static OAuthError NoScope(RegisteredClient client, OAuthError error) =>
        error with { Trail = RequestTrail.Ended(client.ClientId, [Readable, Authenticated, Open], ParameterNames.Scope, "RFC 8628 §3.1", "RFC 6749 §3.3") };

    private static OAuthError Ended(string? clientId, IReadOnlyList<RequestStep> held, RequestStep decided, OAuthError error) =>
        error with { Trail = RequestTrail.Ended(clientId, held, decided.Name, decided.Sections) };
}
