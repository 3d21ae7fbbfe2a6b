using System.Text.Json.Nodes;
using Portal.Admin.Clients.Connect;

namespace Portal.E2E.Rps;

/// <summary>Relying parties take their settings from the very texts that administrators are shown to paste.</summary>
internal static class ConnectedBy
{
    /// <summary>The text with this client's values, its secret among them.</summary>
    /// <param name="callback">Path of the redirect URI.</param>
    public static string Recipe(ConnectTemplate template, RpSettings settings, string callback = "/callback")
    {
        var secretIn = template == ConnectTemplate.Passport || template == ConnectTemplate.AspNetCore ? "client_secret_post" : "client_secret_basic";
        var metadata = new JsonObject
        {
            ["token_endpoint_auth_method"] = settings.ClientSecret is null ? "none" : secretIn,
            ["redirect_uris"] = new JsonArray(settings.Address + callback),
            ["post_logout_redirect_uris"] = new JsonArray(settings.Address + "/signed-out"),
            ["id_token_signed_response_alg"] = settings.IdTokenAlg,
            ["scope"] = settings.Scope,
        };
        return template.Fill(ConnectValues.Of(settings.Issuer, settings.ClientId, metadata, settings.ClientSecret ?? ""))!;
    }

    /// <summary>What ASP.NET Core would read.</summary>
    public static RpSettings AspNetCore(RpSettings settings)
    {
        var read = JsonNode.Parse(Recipe(ConnectTemplate.AspNetCore, settings))!["Authentication"]!["Schemes"]!["OpenIdConnect"]!;
        Assert.Equal(("/callback", "/signed-out"), ((string?)read["CallbackPath"], (string?)read["SignedOutCallbackPath"]));
        return settings with
        {
            Issuer = (string)read["Authority"]!,
            ClientId = (string)read["ClientId"]!,
            ClientSecret = (string?)read["ClientSecret"],
            Scope = string.Join(' ', read["Scope"]!.AsArray().Select(scope => (string)scope!)),
        };
    }
}
