using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>POST /oauth2/device_authorization. RFC 8628 §3.1, §3.2</summary>
internal sealed class DeviceAuthorizationEndpoint(
    ClientAuthenticator clients, DeviceCodes codes, IInteractionPages pages, IRefusedRequests refused, IOptions<OpenIdOptions> options)
{
    [Spec("RFC 8628 §3.2")]
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var request = await DeviceAuthorizationRequest.ParseAsync(http.Request, clients, cancel);
        if (request.Refused)
        {
            refused.Note(request.Error);
            return JsonAnswer.Refused(request.Error, request.Error.Trail?.ClientId);
        }

        var made = await codes.MakeAsync(request.Value, OriginOf(http), cancel);

        var page = options.Value.Issuer + pages.Device;
        return JsonAnswer.Ok(new DeviceAuthorizationAnswer
        {
            DeviceCode = made.DeviceCode,
            UserCode = made.UserCode,
            VerificationUri = page,
            VerificationUriComplete = $"{page}?{ParameterNames.UserCode}={made.UserCode}",
            ExpiresIn = (int)options.Value.DeviceCodeLifetime.TotalSeconds,
            Interval = (int)options.Value.DevicePollInterval.TotalSeconds,
        });
    }

    private static DeviceOrigin OriginOf(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new(http.Connection.RemoteIpAddress?.ToString(), agent.Length == 0 ? null : agent[..Math.Min(agent.Length, 256)]);
    }
}
