using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Protocol;

namespace Portal.Tests.OpenId.Support;

/// <summary>One valid run of the device flow, of which a test changes one thing.</summary>
internal static class DeviceFlow
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>What a device asks for.</summary>
    public static Dictionary<string, string?> Question => new() { ["scope"] = "openid email offline_access" };

    public static Task<Answer> AskForCodesAsync(this EngineHost host, RegisteredClient client, Dictionary<string, string?>? parameters = null) =>
        host.FormAsync("/oauth2/device_authorization", client, parameters ?? Question);

    public static Dictionary<string, string?> Poll(string deviceCode) => new() { ["grant_type"] = GrantType, ["device_code"] = deviceCode };

    public static Task<Answer> PollAsync(this EngineHost host, RegisteredClient client, Answer codes) =>
        host.TokenAsync(client, Poll(codes["device_code"]));

    /// <summary>Ada types the code in and agrees to everything, or to what is given.</summary>
    public static async Task<bool> AllowAsync(this EngineHost host, Answer codes, string? scope = null)
    {
        if (host.User is null) host.SignIn();
        var device = await host.WaitingAsync(codes["user_code"]);
        return device is not null && await host.Decisions().AllowAsync(device, host.User!, ScopeSet.Parse(scope) is { Count: > 0 } some ? some : device.Scope, CancellationToken.None);
    }

    public static async Task<bool> RefuseAsync(this EngineHost host, Answer codes)
    {
        if (host.User is null) host.SignIn();
        var device = await host.WaitingAsync(codes["user_code"]);
        return device is not null && await host.Decisions().RefuseAsync(device, host.User!, CancellationToken.None);
    }

    public static async Task<WaitingDevice?> WaitingAsync(this EngineHost host, string typed) =>
        UserCode.Read(typed) is { } code ? await host.Decisions().FindAsync(code, CancellationToken.None) : null;

    public static DeviceDecisions Decisions(this EngineHost host) => host.Services.GetRequiredService<DeviceDecisions>();
}
