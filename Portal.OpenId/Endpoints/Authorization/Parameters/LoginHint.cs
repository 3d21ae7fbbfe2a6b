using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>login_hint: fills in the sign-in form; never an error. Core §3.1.2.1</summary>
internal static class LoginHint
{
    private const int Limit = 256;

    [Spec("Core §3.1.2.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters) =>
        parameters[ParameterNames.LoginHint] is { Length: <= Limit } hint ? request with { LoginHint = hint } : request;
}
