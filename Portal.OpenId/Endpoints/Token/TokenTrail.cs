using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>Says on a refusal how far the token request had come, in the order in which the endpoint goes.</summary>
internal static class TokenTrail
{
    private static readonly RequestStep Readable = new("form", "RFC 6749 §3.2", Held: true);
    private static readonly RequestStep Authenticated = new("client_authentication", "RFC 6749 §3.2.1", Held: true);
    private static readonly RequestStep KnownGrantType = new(ParameterNames.GrantType, "RFC 6749 §5.2", Held: true);

    public static OAuthError Unreadable(OAuthError error) =>
        error with { Trail = RequestTrail.Ended(null, [], Readable.Name, Readable.Sections) };

    public static OAuthError NotAuthenticated(TokenRequest request, OAuthError error) =>
        error with { Trail = RequestTrail.Ended(request.Credentials.ClientId, [Readable], Authenticated.Name, Authenticated.Sections) };

    public static OAuthError NotGranted(TokenRequest request, RegisteredClient client, OAuthError error)
    {
        IReadOnlyList<RequestStep> before = [Readable, Authenticated];
        var ofType = error.Code is ErrorCodes.UnsupportedGrantType or ErrorCodes.UnauthorizedClient || request.GrantType is null;
        return error with
        {
            Trail = ofType
                ? RequestTrail.Ended(client.ClientId, before, KnownGrantType.Name, KnownGrantType.Sections)
                : RequestTrail.Ended(client.ClientId, [.. before, KnownGrantType], "grant", "RFC 6749 §5.2"),
        };
    }
}
