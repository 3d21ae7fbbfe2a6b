using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>nonce: goes into the id token as it came; required where the id token goes through the browser. Core §3.1.2.1, §3.2.2.1, §3.3.2.11</summary>
internal static class Nonce
{
    private const int Limit = 1024;

    [Spec("Core §3.1.2.1")]
    [Spec("Core §3.2.2.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        var nonce = parameters[ParameterNames.Nonce];
        if (nonce is null && request.ResponseType.IdToken) return Errors.Missing(ParameterNames.Nonce);

        return nonce is { Length: > Limit }
            ? Errors.InvalidRequest("nonce is longer than 1024 characters")
            : request with { Nonce = nonce };
    }
}
