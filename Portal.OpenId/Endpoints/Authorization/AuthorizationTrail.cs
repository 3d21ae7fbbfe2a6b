using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Says on a refusal how far the authorization request had come, in the order in which the reader goes.</summary>
internal static class AuthorizationTrail
{
    private static readonly RequestStep KnownClient = new(ParameterNames.ClientId, "RFC 6749 §4.1.2.1", Held: true);
    private static readonly RequestStep Target = new(ParameterNames.RedirectUri, "RFC 6749 §3.1.2.3", Held: true);
    private static readonly IReadOnlyList<RequestStep> BeforeRules = [KnownClient, Target];

    public static OAuthError NoClient(OAuthError error, string? clientId) =>
        error with { Trail = RequestTrail.Ended(clientId, [], ParameterNames.ClientId, "RFC 6749 §4.1.2.1") };

    public static OAuthError NoTarget(RegisteredClient client, OAuthError? notOpened, OAuthError error) => notOpened is null
        ? error with { Trail = RequestTrail.Ended(client.ClientId, [KnownClient], ParameterNames.RedirectUri, "RFC 6749 §3.1.2.3", "Core §3.1.2.1") }
        : notOpened with { Trail = RequestTrail.Ended(client.ClientId, [KnownClient], ParameterNames.Request, "RFC 9101 §6") };

    public static OAuthError Repeated(RegisteredClient client, OAuthError error) =>
        error with { Trail = RequestTrail.Ended(client.ClientId, BeforeRules, "parameters", "RFC 6749 §3.1") };

    public static OAuthError NotOpened(RegisteredClient client, OAuthError error) =>
        error with { Trail = RequestTrail.Ended(client.ClientId, BeforeRules, ParameterNames.Request, "RFC 9101 §6") };

    public static OAuthError At(RegisteredClient client, AuthorizationParameters.Rule decided, OAuthError error)
    {
        var held = AuthorizationParameters.InOrder.TakeWhile(rule => rule != decided).Select(rule => RequestTrail.StepOf(rule, held: true));
        return error with { Trail = new(client.ClientId, [.. BeforeRules, .. held, RequestTrail.StepOf(decided, held: false)]) };
    }

    public static OAuthError AfterRules(RegisteredClient client, string name, OAuthError error) => After(client, name, error, "Core §3.1.2.2");

    /// <summary>The request was valid; what is known of the person and their answer decided.</summary>
    public static OAuthError Decided(AuthorizationRequest request, OAuthError error) =>
        After(request.Client, error.Code == ErrorCodes.AccessDenied ? "consent" : "session", error, "Core §3.1.2.3", "Core §3.1.2.6");

    private static OAuthError After(RegisteredClient client, string name, OAuthError error, params IEnumerable<string> sections)
    {
        var held = AuthorizationParameters.InOrder.Select(rule => RequestTrail.StepOf(rule, held: true));
        return error with { Trail = RequestTrail.Ended(client.ClientId, BeforeRules.Concat(held), name, sections) };
    }
}
