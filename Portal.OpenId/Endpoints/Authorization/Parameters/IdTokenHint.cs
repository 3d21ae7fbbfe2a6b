using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>id_token_hint, or a wanted <c>sub</c> of the claims parameter: whom the answer must be about. Core §3.1.2.1, §5.5.1</summary>
internal sealed class IdTokenHint(JwtReader reader)
{
    /// <summary>Judged after all others, because it is the only parameter whose rule needs the signing keys.</summary>
    [Spec("Core §3.1.2.1")]
    [Spec("Core §5.5.1")]
    public async ValueTask<Outcome<AuthorizationRequest>> JudgeAsync(
        AuthorizationRequest request, RequestParameters parameters, CancellationToken cancel)
    {
        if (parameters[ParameterNames.IdTokenHint] is not { } hint) return request with { ExpectedSubject = request.Claims?.Subject };

        // An expired one still tells whom the client means; it never stands in for a sign-in.
        return await reader.ReadAsync(hint, TokenTypes.IdToken, audience: null, cancel, evenExpired: true) is { } token
            ? request with { ExpectedSubject = token.Subject }
            : Errors.InvalidIdTokenHint;
    }
}
