using Microsoft.Net.Http.Headers;
using Portal.Configuration;
using Portal.Hosting;

namespace Portal.Accounts;

/// <summary>The fixed addresses at which browsers and password managers ask where things are.</summary>
internal static class WellKnown
{
    private const string PasskeysPage = "/account/passkeys";
    private const string PasswordPage = "/account/security";

    public static void MapWellKnown(this IEndpointRouteBuilder routes)
    {
        routes.MapOnly(HttpMethods.Get, "/.well-known/passkey-endpoints/", PasskeyEndpoints);
        routes.MapOnly(HttpMethods.Get, "/.well-known/webauthn/", RelatedOrigins);
        routes.MapOnly(HttpMethods.Get, "/.well-known/change-password/", () => Results.LocalRedirect(PasswordPage));
    }

    // {"enroll":"https://id.example.com/account/passkeys","manage":"https://id.example.com/account/passkeys"}
    // W3C, A Well-Known URL for Relying Party Passkey Endpoints
    private static IResult PasskeyEndpoints(HttpContext http, PortalOptions settings) =>
        Kept(http, new { enroll = settings.Issuer + PasskeysPage, manage = settings.Issuer + PasskeysPage });

    // {"origins":["https://example.de"]}. WebAuthn L3 §5.11
    private static IResult RelatedOrigins(HttpContext http, PortalOptions settings) => settings.Passkeys.RelatedOrigins.ToList() is { Count: > 0 } origins
        ? Kept(http, new { origins })
        : Results.Problem(statusCode: 404, title: "Passkeys of this site are for this site only.");

    private static IResult Kept(HttpContext http, object json)
    {
        http.Response.Headers[HeaderNames.CacheControl] = "public, max-age=3600";
        return Results.Json(json);
    }
}
