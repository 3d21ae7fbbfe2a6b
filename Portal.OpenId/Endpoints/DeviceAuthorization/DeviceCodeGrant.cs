using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>grant_type=urn:ietf:params:oauth:grant-type:device_code. RFC 8628 §3.4, §3.5</summary>
internal sealed class DeviceCodeGrant(
    IDeviceCodeStore store, DeviceCodes codes, IGrantStore grants, RefreshTokenRotation refreshTokens, TimeProvider clock) : IGrantHandler
{
    // In the order in which they are checked; each refuses for exactly one reason.
    private static readonly CodeRule[] Rules = [IssuedToThisClient, NotExpired, NotRefused, GrantIsLive];

    private delegate OAuthError? CodeRule(CodeUse use);

    public string GrantType => GrantTypes.DeviceCode;

    [Spec("RFC 8628 §3.4")]
    public async Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel)
    {
        if (request.DeviceCode is null) return Errors.Missing(ParameterNames.DeviceCode);

        var handle = HandleHash.Of(request.DeviceCode);
        if (await store.FindAsync(handle, cancel) is not { } code) return Errors.InvalidGrant("The device code is not known");

        var use = new CodeUse(code, client, clock.GetUtcNow());
        foreach (var rule in Rules)
            if (rule(use) is { } refusal) return refusal;

        if (code.Grant is not { } grant) return await codes.WaitAsync(handle, code, cancel);
        if (code.RedeemedAt is not null) return await ReplayedAsync(grant, cancel);

        var (raw, refreshToken) = client.MayUse(GrantTypes.RefreshToken) ? refreshTokens.First(grant) : default;
        return new ValidatedGrant(grant, grant.Scope, Nonce: null, raw, async (release, token) =>
            await store.TryRedeemAsync(handle, clock.GetUtcNow(), refreshToken, release, token) ? null : await ReplayedAsync(grant, token));
    }

    // The device code is the only secret of a public client's device: whoever comes second with it may be anyone, and so may the first.
    [Spec("RFC 8628 §5.2")]
    private async Task<OAuthError> ReplayedAsync(Grant grant, CancellationToken cancel)
    {
        await grants.RevokeAsync(grant.Id, clock.GetUtcNow(), cancel);
        return Errors.InvalidGrant("The device code was already used", $"grant {grant.Id} is revoked");
    }

    [Spec("RFC 8628 §3.4")]
    private static OAuthError? IssuedToThisClient(CodeUse use) =>
        use.Code.ClientId == use.Client.ClientId ? null : Errors.InvalidGrant("The device code was issued to another client");

    // One that was used in time and is replayed late is still a replay, so its age does not matter then.
    [Spec("RFC 8628 §3.5")]
    private static OAuthError? NotExpired(CodeUse use) =>
        use.Code.RedeemedAt is not null || use.Now < use.Code.ExpiresAt ? null : Errors.DeviceCodeExpired;

    [Spec("RFC 8628 §3.5")]
    private static OAuthError? NotRefused(CodeUse use) =>
        use.Code is { DecidedAt: not null, Grant: null } ? Errors.Denied : null;

    private static OAuthError? GrantIsLive(CodeUse use) =>
        use.Code.Grant?.RevokedAt is null ? null : Errors.InvalidGrant("The grant was revoked");

    private sealed record CodeUse(DeviceCode Code, RegisteredClient Client, DateTimeOffset Now);
}
