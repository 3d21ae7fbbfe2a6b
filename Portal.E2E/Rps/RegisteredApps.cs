using System.Text.Json.Nodes;
using Portal.E2E.Support;

namespace Portal.E2E.Rps;

/// <summary>Apps that register themselves, each with addresses of its own, where a portal has no description of them.</summary>
internal static class RegisteredApps
{
    /// <param name="told">How it hears of sign-outs elsewhere: <c>front-channel</c>, <c>back-channel</c>, or not at all.</param>
    public static async Task<CSharpRelyingParty> StartAsync(
        PortalInstallation portal, string name, CancellationToken cancel, string? told = null, string scope = "openid profile email offline_access")
    {
        var port = FreePort.Take();
        var address = $"http://127.0.0.1:{port}";
        var metadata = new JsonObject
        {
            ["client_name"] = name,
            ["redirect_uris"] = new JsonArray($"{address}/callback"),
            ["post_logout_redirect_uris"] = new JsonArray($"{address}/signed-out"),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["scope"] = scope,
            ["frontchannel_logout_session_required"] = true,
        };
        if (told is not null) metadata[$"{told.Replace("-", "", StringComparison.Ordinal)}_logout_uri"] = $"{address}/{told}";

        var registration = await SelfRegistration.RegisterAsync(portal.Address, metadata, cancel);
        return await CSharpRelyingParty.StartAsync(registration.Settings(port, scope), cancel);
    }
}
