using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>response_type: what the client wants back; anything but a code only for clients that were opened for it. RFC 6749 §3.1.1</summary>
internal static class ResponseType
{
    [Spec("RFC 6749 §3.1.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        if (parameters[ParameterNames.ResponseType] is not { } type) return Errors.Missing(ParameterNames.ResponseType);
        if (ResponseTypes.Parse(type) is not { } types) return Errors.NotSupported(ErrorCodes.UnsupportedResponseType, "response_type is not supported");

        return MayUse(request.Client, type, types)
            ? request with { ResponseType = types }
            : Errors.UnauthorizedClient("The client is not registered for this response_type");
    }

    private static bool MayUse(RegisteredClient client, string type, ResponseTypes types)
    {
        if (!client.Metadata.ResponseTypes.Any(registered => ResponseTypes.IsSame(registered, type))) return false;
        if (type != ResponseTypes.OnlyCode && client.Metadata.Profile != ClientProfiles.Compat) return false;

        return !types.Code || client.MayUse(GrantTypes.AuthorizationCode);
    }
}
