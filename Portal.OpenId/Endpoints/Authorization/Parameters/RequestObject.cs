using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>
/// request and request_uri of a client that did not register how it signs, registration of any: said clearly to be unsupported
/// rather than ignored. Core §3.1.2.6, §6
/// </summary>
internal static class RequestObject
{
    [Spec("Core §6.1")]
    [Spec("Core §6.2")]
    [Spec("Core §7.2.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        if (parameters[ParameterNames.Request] is not null)
            return Errors.NotSupported(ErrorCodes.RequestNotSupported, "This client is not registered for request (request_object_signing_alg)");
        if (parameters[ParameterNames.RequestUri] is not null)
            return Errors.NotSupported(ErrorCodes.RequestUriNotSupported, "This client is not registered for request_uri (request_object_signing_alg, request_uris)");
        if (parameters[ParameterNames.Registration] is not null)
            return Errors.NotSupported(ErrorCodes.RegistrationNotSupported, "registration is not supported");

        return request;
    }
}
