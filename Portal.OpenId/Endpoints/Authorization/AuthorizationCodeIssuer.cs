using Microsoft.Extensions.Options;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Makes a grant and the code that brings it. RFC 6749 §4.1.2</summary>
internal sealed class AuthorizationCodeIssuer(
    IAuthorizationCodeStore codes, IConsentStore consents, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    /// <param name="agreed">The person has just said yes; what they agreed to is remembered before the code exists.</param>
    /// <returns>The raw code; only its hash is kept.</returns>
    public async Task<string> IssueAsync(
        AuthorizationRequest request, AuthorizationDecision.Issue issue, bool agreed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (user, scope) = issue;
        if (agreed) await consents.RememberAsync(user.Subject, request.Client.ClientId, scope, now, cancel);

        var grant = new Grant(
            OpaqueHandle.Create(), request.Client.ClientId, user.Subject, scope, user.SessionId, user.AuthTime, user.Acr, user.Amr, now);
        var code = new AuthorizationCode(
            grant, request.Target.WasSent ? request.Target.Uri : null, request.CodeChallenge, request.Nonce,
            now + options.Value.AuthorizationCodeLifetime);

        var raw = OpaqueHandle.Create();
        await codes.AddAsync(HandleHash.Of(raw), code, cancel);
        return raw;
    }
}
