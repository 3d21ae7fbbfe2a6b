using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>acr_values: how good a sign-in the client would like, best first; its default_acr_values where they are left out. Core §3.1.2.1</summary>
internal static class AcrValues
{
    [Spec("Core §3.1.2.1")]
    [Spec("Registration §2")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters) => request with
    {
        AcrValues = parameters[ParameterNames.AcrValues]?.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            ?? request.Client.Metadata.DefaultAcrValues
            ?? [],
    };
}
