using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;

/// <summary>grant_type=authorization_code. RFC 6749 §4.1.3</summary>
internal sealed class AuthorizationCodeGrant(
    IAuthorizationCodeStore codes, IGrantStore grants, RefreshTokenRotation refreshTokens, TimeProvider clock) : IGrantHandler
{
    // In the order in which they are checked; each refuses for exactly one reason.
    private static readonly CodeRule[] Rules = [IssuedToThisClient, SameRedirectUri, VerifierMatches, GrantIsLive, NotExpired];

    private delegate OAuthError? CodeRule(CodeUse use);

    public string GrantType => GrantTypes.AuthorizationCode;

    public async Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel)
    {
        if (request.Code is null) return Errors.Missing(ParameterNames.Code);

        var handle = HandleHash.Of(request.Code);
        if (await codes.FindAsync(handle, cancel) is not { } code) return Errors.InvalidGrant("The code is not known");

        var use = new CodeUse(code, request, client, clock.GetUtcNow());
        foreach (var rule in Rules)
            if (rule(use) is { } refusal) return refusal;

        if (code.RedeemedAt is not null) return await ReplayedAsync(code, cancel);

        var (raw, refreshToken) = client.MayUse(GrantTypes.RefreshToken) ? refreshTokens.First(code.Grant) : default;
        return new ValidatedGrant(code.Grant, code.Grant.Scope, code.Nonce, raw, async (release, token) =>
            await codes.TryRedeemAsync(handle, clock.GetUtcNow(), refreshToken, release, token) ? null : await ReplayedAsync(code, token));
    }

    // Only a replay that knows the verifier ends the grant: whoever merely saw the code go by cannot shut its owner out.
    [Spec("RFC 6749 §4.1.2")]
    private async Task<OAuthError> ReplayedAsync(AuthorizationCode code, CancellationToken cancel)
    {
        await grants.RevokeAsync(code.Grant.Id, clock.GetUtcNow(), cancel);
        return Errors.InvalidGrant("The code was already used", $"grant {code.Grant.Id} is revoked");
    }

    [Spec("RFC 6749 §4.1.3")]
    private static OAuthError? IssuedToThisClient(CodeUse use) =>
        use.Code.Grant.ClientId == use.Client.ClientId ? null : Errors.InvalidGrant("The code was issued to another client");

    [Spec("RFC 6749 §4.1.3")]
    private static OAuthError? SameRedirectUri(CodeUse use) =>
        use.Request.RedirectUri is null || use.Request.RedirectUri == use.Code.RedirectUri
            ? null
            : Errors.InvalidGrant("redirect_uri differs from the one of the authorization request");

    [Spec("RFC 7636 §4.6")]
    private static OAuthError? VerifierMatches(CodeUse use) => (use.Code.CodeChallenge, use.Request.CodeVerifier) switch
    {
        (null, null) => null,
        (null, _) => Errors.InvalidRequest("code_verifier is given but the authorization request had no code_challenge"),
        (_, null) => Errors.InvalidGrant("code_verifier is missing"),
        var (challenge, verifier) when Pkce.IsVerifier(verifier) && Pkce.Matches(challenge, verifier) => null,
        _ => Errors.InvalidGrant("code_verifier does not match the code_challenge"),
    };

    private static OAuthError? GrantIsLive(CodeUse use) =>
        use.Code.Grant.RevokedAt is null ? null : Errors.InvalidGrant("The grant was revoked");

    // A code that was redeemed in time and is replayed late is still a replay, so its age does not matter then.
    [Spec("RFC 6749 §4.1.2")]
    private static OAuthError? NotExpired(CodeUse use) =>
        use.Code.RedeemedAt is not null || use.Now < use.Code.ExpiresAt ? null : Errors.InvalidGrant("The code has expired");

    private sealed record CodeUse(AuthorizationCode Code, TokenRequest Request, RegisteredClient Client, DateTimeOffset Now);
}
