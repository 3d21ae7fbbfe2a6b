using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>response_type: what the client wants back. RFC 6749 §3.1.1</summary>
internal static class ResponseType
{
    /// <summary>The one that OAuth 2.1 keeps.</summary>
    public const string Code = "code";

    /// <summary>All that are supported; metadata lists them.</summary>
    public static IReadOnlyList<string> All { get; } = [Code];

    [Spec("RFC 6749 §3.1.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        if (parameters[ParameterNames.ResponseType] is not { } type) return Errors.Missing(ParameterNames.ResponseType);
        if (!All.Contains(type)) return Errors.NotSupported(ErrorCodes.UnsupportedResponseType, "response_type is not supported");

        return request.Client.Metadata.ResponseTypes.Contains(type) && request.Client.MayUse(GrantTypes.AuthorizationCode)
            ? request
            : Errors.UnauthorizedClient("The client is not registered for this response_type");
    }
}
