using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>state: opaque, goes back as it came; only its length is limited. RFC 6749 §4.1.1</summary>
internal static class State
{
    /// <summary>Characters. Clients keep more than a random value in it, and FAPI asks for more than 1000.</summary>
    public const int Limit = 4096;

    [Spec("RFC 6749 §4.1.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters) =>
        request.Target.State is { Length: > Limit } ? Errors.InvalidRequest("state is longer than 4096 characters") : request;
}
