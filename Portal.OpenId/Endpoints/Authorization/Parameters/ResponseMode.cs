using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>response_mode: judged first, because errors travel by it too. Multiple Response Types §2.1</summary>
internal static class ResponseMode
{
    [Spec("Multiple Response Types §2.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        if (parameters[ParameterNames.ResponseMode] is not { } mode) return request;

        return ResponseModes.All.Contains(mode)
            ? request with { Target = request.Target with { ResponseMode = mode } }
            : Errors.InvalidRequest("response_mode is not supported");
    }
}
