using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

/// <summary>grant_type=refresh_token. RFC 6749 §6; OAuth 2.1 §4.3</summary>
internal sealed class RefreshTokenGrant(
    IRefreshTokenStore tokens, IGrantStore grants, RefreshTokenRotation rotation, TimeProvider clock, IOptions<OpenIdOptions> options)
    : IGrantHandler
{
    // A token that is kept moves its idle expiry at most this often, so that a busy client does not write at each refresh.
    private static readonly TimeSpan ProlongAtMostEvery = TimeSpan.FromDays(1);

    private static readonly TokenRule[] Rules = [IssuedToThisClient, GrantIsLive, NotExpired];

    private delegate OAuthError? TokenRule(TokenUse use);

    public string GrantType => GrantTypes.RefreshToken;

    public async Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel)
    {
        if (request.RefreshToken is not { } raw) return Errors.Missing(ParameterNames.RefreshToken);

        var handle = HandleHash.Of(raw);
        if (await tokens.FindAsync(handle, cancel) is not { } token) return Errors.InvalidGrant("The refresh token is not known");

        var use = new TokenUse(token, client, clock.GetUtcNow());
        foreach (var rule in Rules)
            if (rule(use) is { } refusal) return refusal;

        var scope = NarrowedScope(request.Scope, token.Grant.Scope);
        if (scope.Refused) return scope.Error;

        // What was taken from the client since then, it does not get again by a token from before.
        var allowed = scope.Value.Intersect(client.AllowedScope);
        if (token.RotatedAt is not null) return await RetryAsync(raw, token, allowed, cancel);

        return client.RotatesRefreshTokens ? Rotate(raw, handle, token, allowed) : Keep(raw, handle, token, allowed);
    }

    private ValidatedGrant Rotate(string raw, HandleHash handle, RefreshToken token, ScopeSet scope)
    {
        var (next, successor) = rotation.Successor(raw, token);
        return new(token.Grant, scope, Nonce: null, next, async (release, cancel) =>
        {
            // Losing the race is what a retry looks like from here: the winner wrote the very successor that goes out.
            await tokens.TryRotateAsync(handle, clock.GetUtcNow(), successor, release, cancel);
            return null;
        });
    }

    private ValidatedGrant Keep(string raw, HandleHash handle, RefreshToken token, ScopeSet scope) =>
        new(token.Grant, scope, Nonce: null, raw, async (release, cancel) =>
        {
            var idle = rotation.IdleExpiry(token.ExpiresAt);
            if (idle - token.IdleExpiresAt >= ProlongAtMostEvery || release?.IsNews(token.Grant.Released) == true)
                await tokens.ProlongAsync(handle, idle, release, cancel);
            return null;
        });

    // A client that lost the answer may ask again for a moment, while nobody has used the successor. Anything else is a stolen token.
    [Spec("OAuth 2.1 §4.3.1")]
    private async Task<Outcome<ValidatedGrant>> RetryAsync(string raw, RefreshToken token, ScopeSet scope, CancellationToken cancel)
    {
        var next = RefreshTokenRotation.SuccessorHandle(raw, token.Salt);
        var inTime = clock.GetUtcNow() - token.RotatedAt <= options.Value.RefreshTokenRetryWindow;
        if (inTime && await tokens.FindAsync(HandleHash.Of(next), cancel) is { RotatedAt: null })
            return new ValidatedGrant(token.Grant, scope, Nonce: null, next, (_, _) => Task.FromResult<OAuthError?>(null));

        await grants.RevokeAsync(token.Grant.Id, clock.GetUtcNow(), cancel);
        return Errors.InvalidGrant("The refresh token was already used", $"grant {token.Grant.Id} is revoked");
    }

    [Spec("RFC 6749 §6")]
    private static Outcome<ScopeSet> NarrowedScope(string? asked, ScopeSet granted)
    {
        if (asked is null) return granted;
        if (ScopeSet.Parse(asked) is not { Count: > 0 } scope) return Errors.InvalidScope("scope is malformed");

        return scope.IsWithin(granted) ? scope : Errors.InvalidScope("scope goes beyond what was granted");
    }

    [Spec("RFC 6749 §6")]
    private static OAuthError? IssuedToThisClient(TokenUse use) =>
        use.Token.Grant.ClientId == use.Client.ClientId ? null : Errors.InvalidGrant("The refresh token was issued to another client");

    private static OAuthError? GrantIsLive(TokenUse use) =>
        use.Token.Grant.RevokedAt is null ? null : Errors.InvalidGrant("The grant was revoked");

    private static OAuthError? NotExpired(TokenUse use) =>
        use.Now < use.Token.IdleExpiresAt && use.Now < use.Token.ExpiresAt ? null : Errors.InvalidGrant("The refresh token has expired");

    private sealed record TokenUse(RefreshToken Token, RegisteredClient Client, DateTimeOffset Now);
}
