using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>response_mode: judged first, because errors travel by it too. Multiple Response Types §2.1, §5</summary>
internal static class ResponseMode
{
    [Spec("Multiple Response Types §2.1")]
    [Spec("Multiple Response Types §5")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        var asksForToken = ResponseTypes.AsksForToken(parameters[ParameterNames.ResponseType]);
        if (parameters[ParameterNames.ResponseMode] is not { } mode) return request;

        // A token in a query would end up in logs and Referer headers.
        return ResponseModes.All.Contains(mode) && !(asksForToken && mode == ResponseModes.Query)
            ? request with { Target = request.Target with { ResponseMode = mode } }
            : Errors.InvalidRequest("response_mode is not supported for this response_type");
    }
}
