using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>claims and claims_locales: single claims that the client asks for. Each counts as its scope when the person is asked. Core §5.2, §5.5</summary>
internal static class Claims
{
    [Spec("Core §5.5")]
    [Spec("Core §5.2")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        if (!request.Scope.Contains(StandardScopes.OpenId)) return request;

        var locales = parameters[ParameterNames.ClaimsLocales]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parameters[ParameterNames.Claims] is not { } text)
            return locales.Length == 0 ? request : request with { Claims = ClaimsRequest.OnlyLocales(locales) };

        return ClaimsRequest.Parse(text, locales) is { } claims
            ? request with { Claims = claims }
            : Errors.InvalidRequest("claims is not a claims request object");
    }
}
