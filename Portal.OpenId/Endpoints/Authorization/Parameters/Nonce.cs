using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>nonce: goes into the id token as it came. Core §3.1.2.1</summary>
internal static class Nonce
{
    private const int Limit = 1024;

    [Spec("Core §3.1.2.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        var nonce = parameters[ParameterNames.Nonce];
        return nonce is { Length: > Limit }
            ? Errors.InvalidRequest("nonce is longer than 1024 characters")
            : request with { Nonce = nonce };
    }
}
