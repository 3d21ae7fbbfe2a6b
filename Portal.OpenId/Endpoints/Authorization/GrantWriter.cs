using Microsoft.Extensions.Options;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Writes down what a person gave: the consent, the grant, and the code that brings it. RFC 6749 §4.1.2</summary>
internal sealed class GrantWriter(
    IGrantStore grants, IAuthorizationCodeStore codes, IConsentStore consents, ClientSubjects subjects, TimeProvider clock,
    IOptionsMonitor<OpenIdOptions> options)
{
    /// <summary>Remembers what was agreed to where the person has just said yes, and makes the grant, which is not written yet.</summary>
    public async Task<Grant> DraftAsync(AuthorizationRequest request, AuthorizationDecision.Issue issue, bool justAgreed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (user, agreed) = issue;
        if (justAgreed) await consents.RememberAsync(user.Subject, request.Client.ClientId, agreed, now, cancel);

        return new Grant(
            OpaqueHandle.Create(), request.Client.ClientId, user.Subject, request.Scope.Intersect(agreed),
            user.SessionId, user.AuthTime, user.Acr, user.Amr, now)
        {
            PairwiseSubject = await subjects.PairwiseAsync(request.Client, user.Subject, cancel),
            Claims = request.Claims?.Within(agreed),
        };
    }

    /// <returns>The raw code where the response type asks for one; only its hash is kept.</returns>
    public async Task<string?> WriteAsync(AuthorizationRequest request, Grant grant, CancellationToken cancel)
    {
        if (request.ResponseType.Code)
        {
            var code = OpaqueHandle.Create();
            await codes.AddAsync(HandleHash.Of(code), new(
                grant, request.Target.WasSent ? request.Target.Uri : null, request.CodeChallenge, request.Nonce,
                grant.CreatedAt + options.CurrentValue.AuthorizationCodeLifetime), cancel);
            return code;
        }

        if (request.ResponseType.IsFrontChannel) await grants.AddAsync(grant, refreshToken: null, cancel);
        return null;
    }
}
