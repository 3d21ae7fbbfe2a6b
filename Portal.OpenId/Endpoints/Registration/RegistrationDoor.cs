using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Bearers;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Lets clients register by the installation's policy: not at all, with an initial access token, or anyone, so many an hour. RFC 7591 §3, §5</summary>
internal sealed class RegistrationDoor(IRegistrationGate gate, IOptionsMonitor<OpenIdOptions> options)
{
    /// <summary>Why this request may not register; null when it may. A token is used up by asking.</summary>
    [Spec("RFC 7591 §3")]
    [Spec("RFC 7591 §5")]
    public async ValueTask<OAuthError?> RefusesAsync(HttpContext http, CancellationToken cancel)
    {
        var policy = options.CurrentValue.Registration;
        if (!policy.Enabled) return Errors.RegistrationClosed;

        var bearer = await BearerToken.FromAsync(http.Request, cancel);
        if (bearer.Refused && policy.TokenRequired) return bearer.Error;

        if (policy.PerHour is { } limit)
        {
            var address = http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
            if (await gate.CountAsync(address, limit, cancel) is { } wait)
            {
                http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return Errors.TooManyRegistrations;
            }
        }

        return bearer.Refused || await gate.TryUseTokenAsync(HandleHash.Of(bearer.Value), cancel) ? null : Errors.InvalidToken;
    }
}
