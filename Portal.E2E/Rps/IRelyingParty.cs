using Portal.Admin.Clients.Connect;
using Portal.E2E.Support;

namespace Portal.E2E.Rps;

/// <summary>
/// An app that lets people sign in with the portal. <c>/login</c> begins (its query goes along to the portal), <c>/callback</c> shows what
/// came back as JSON, <c>/refresh</c> does so after a refresh. <c>/logout</c> signs out here and at the portal, <c>/signed-out</c> shows
/// whether the person came back from it.
/// </summary>
public interface IRelyingParty : IAsyncDisposable
{
    /// <summary>Without a trailing slash.</summary>
    string Address { get; }

    /// <summary>What the app wrote, for a failed test.</summary>
    string Log { get; }
}

/// <param name="IdTokenAlg">The one algorithm that the app accepts.</param>
public sealed record RpSettings(string Issuer, string ClientId, string? ClientSecret, string IdTokenAlg, string Scope)
{
    /// <summary>Where the app listens: known beforehand for addresses that are registered with their port.</summary>
    public int Port { get; init; } = FreePort.Take();

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>What an app needs to know of a client that a bootstrap file describes.</summary>
    public static RpSettings Of(BootstrapClient client, string issuer, string scope) =>
        new(issuer, client.ClientId, client.ClientSecret, client.IdTokenAlg, scope);
}

/// <summary>The library that a relying party is made with.</summary>
public enum RpKind
{
    /// <summary>Microsoft.IdentityModel.Protocols.OpenIdConnect.</summary>
    CSharp,

    /// <summary>openid-client, in a web app.</summary>
    Node,

    /// <summary>oidc-client-ts, in a page without a server.</summary>
    BrowserPage,

    /// <summary>passport-openidconnect, in an Express app.</summary>
    Passport,

    /// <summary>@auth/core, in a web app.</summary>
    AuthJs,

    /// <summary>openid-client, in a device that shows a code.</summary>
    Device,
}

internal static class RelyingParties
{
    public static async Task<IRelyingParty> StartAsync(RpKind kind, RpSettings settings, CancellationToken cancel) => kind switch
    {
        RpKind.CSharp => await CSharpRelyingParty.StartAsync(settings, cancel),
        RpKind.Node => await NodeRelyingParty.StartAsync("openid-client.mjs", ConnectTemplate.OpenIdClient, settings, cancel),
        RpKind.BrowserPage => await NodeRelyingParty.StartAsync("oidc-client-ts.mjs", ConnectTemplate.OidcClientTs, settings, cancel),
        RpKind.Passport => await NodeRelyingParty.StartAsync("passport.mjs", ConnectTemplate.Passport, settings, cancel),
        RpKind.Device => await NodeRelyingParty.StartAsync("openid-client-device.mjs", ConnectTemplate.OpenIdClientDevice, settings, cancel),
        RpKind.AuthJs => await NodeRelyingParty.StartAsync("auth-core.mjs", ConnectTemplate.AuthJs, settings, cancel),
    };
}
