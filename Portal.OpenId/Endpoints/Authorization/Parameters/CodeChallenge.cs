using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>code_challenge and code_challenge_method: S256 or nothing; required with a code unless the client was let off. OAuth 2.1 §4.1.1; RFC 7636 §4.3</summary>
internal static class CodeChallenge
{
    [Spec("RFC 7636 §4.3")]
    [Spec("RFC 7636 §4.4.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        var challenge = parameters[ParameterNames.CodeChallenge];
        var method = parameters[ParameterNames.CodeChallengeMethod];
        if (challenge is null)
        {
            if (method is not null) return Errors.Missing(ParameterNames.CodeChallenge);

            return request.ResponseType.Code && (request.Client.IsPublic || request.Client.Metadata.RequirePkce)
                ? Errors.InvalidRequest("code_challenge is missing: PKCE with S256 is required")
                : request;
        }

        // A missing method would mean plain (RFC 7636 §4.3), which gives the verifier away to whoever sees the request.
        if (method != Pkce.S256) return Errors.InvalidRequest("code_challenge_method must be S256");

        return Pkce.IsChallenge(challenge)
            ? request with { CodeChallenge = challenge }
            : Errors.InvalidRequest("code_challenge must be 43 characters of base64url");
    }
}
