using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>scope: what the client asks for, within what it is registered for. RFC 6749 §3.3; Core §3.1.2.1</summary>
internal static class Scope
{
    private const int Limit = 2048;

    private static readonly ScopeSet Offline = ScopeSet.Of([StandardScopes.OfflineAccess]);

    [Spec("RFC 6749 §3.3")]
    [Spec("Core §3.1.2.1")]
    [Spec("Core §11")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        var text = parameters[ParameterNames.Scope];
        if (text is { Length: > Limit }) return Errors.InvalidScope("scope is longer than 2048 characters");
        if (ScopeSet.Parse(text) is not { } scope) return Errors.InvalidScope("scope is malformed");

        // Without a code there is no refresh token, and nobody is asked for what will not be given.
        if (!request.ResponseType.Code) scope = scope.Except(Offline);
        if (scope.Count == 0) return Errors.InvalidScope("scope is missing");
        if (request.ResponseType.IdToken && !scope.Contains(StandardScopes.OpenId)) return Errors.InvalidRequest("an id token needs the scope openid");

        var refused = scope.Except(request.Client.AllowedScope);
        return refused.Count == 0
            ? request with { Scope = scope }
            : Errors.InvalidScope($"The client may not ask for {refused}");
    }
}
