using Microsoft.Extensions.Options;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>Makes the two codes of a device's question, and judges how often a device asks for its answer. RFC 8628 §3.2, §3.5</summary>
internal sealed class DeviceCodes(IDeviceCodeStore store, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    // What a slow_down adds. RFC 8628 §3.5
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    // A device that waits as long as it was told may still be a moment early by our clock.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>A device code that cannot be guessed, and a user code that no other device shows.</summary>
    public async Task<(string DeviceCode, string UserCode)> MakeAsync(DeviceAuthorizationRequest request, DeviceOrigin origin, CancellationToken cancel)
    {
        var deviceCode = OpaqueHandle.Create();
        var now = clock.GetUtcNow();

        // Two codes out of 25 billion are the same about never; then another one is made.
        while (true)
        {
            var userCode = UserCode.Create();
            var code = new DeviceCode(
                request.Client.ClientId, HandleHash.Of(userCode), request.Scope, origin, now, now + options.Value.DeviceCodeLifetime)
            {
                Interval = options.Value.DevicePollInterval,
                NextPollAt = now,
            };
            if (await store.TryAddAsync(HandleHash.Of(deviceCode), code, cancel)) return (deviceCode, userCode);
        }
    }

    /// <summary>Nobody has answered yet: ask again, or ask again more slowly, and from then on always more slowly.</summary>
    [Spec("RFC 8628 §3.5")]
    public async Task<OAuthError> WaitAsync(HandleHash handle, DeviceCode code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var early = now < code.NextPollAt;
        var interval = early ? code.Interval + SlowDown : code.Interval;
        var noted = await store.TryNotePollAsync(handle, code.NextPollAt, now + interval - Tolerance, interval, cancel);
        return early || !noted ? Errors.SlowDown : Errors.AuthorizationPending;
    }
}
