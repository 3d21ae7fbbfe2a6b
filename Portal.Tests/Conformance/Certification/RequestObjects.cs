using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Requests as JWTs. Core §6</summary>
internal static class RequestObjects
{
    public static JsonObject Of(Dictionary<string, string?> request) =>
        new(request.Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)parameter.Value)));

    /// <summary>With the issuer and the audience that a signed one has.</summary>
    public static JsonObject Of(Dictionary<string, string?> request, Suite suite)
    {
        var claims = Of(request);
        claims["iss"] = suite.ClientId;
        claims["aud"] = suite.Server.Issuer;
        return claims;
    }

    public static HttpContent Content(string jwt) => new ByteArrayContent(Encoding.ASCII.GetBytes(jwt))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/jose") },
    };

    /// <summary>What Core §6.1 wants outside of the object as well, so that the request is a valid OAuth one.</summary>
    public static Dictionary<string, string?> Outer(Dictionary<string, string?> request) =>
        request.Where(parameter => parameter.Key is "client_id" or "response_type" or "scope" or "redirect_uri" or "response_mode").ToDictionary();

    /// <summary>
    /// A redirect URI outside that is not the registered one inside. The suite sends the object unsigned, and skips the module where a
    /// server knows only signed ones; here a signed one is sent, too.
    /// </summary>
    public static async Task OverrideTheirRedirectUriAsync(CertificationPortal op, Variant variant)
    {
        await using (var unsigned = await Suite.StartAsync(op.Portal, variant))
        {
            unsigned.Use(await op.BrowserAsync());
            var request = unsigned.Request();
            var arrival = await unsigned.AuthorizeAsync(Elsewhere(request).With("request", ClientKey.Unsigned(Of(request))));
            if (!arrival.IsErrorPage) await unsigned.CompleteAsync(request, arrival);
        }

        await using var suite = await Suite.StartAsync(op.Portal, variant, SignWithRS256);
        suite.Use(await op.BrowserAsync());
        var inside = suite.Request();
        await suite.CompleteAsync(inside, await suite.AuthorizeAsync(Elsewhere(inside).With("request", ClientKey.Unnamed.Sign(Of(inside, suite)))));
    }

    public static void SignWithRS256(JsonObject registration) => registration["request_object_signing_alg"] = "RS256";

    private static Dictionary<string, string?> Elsewhere(Dictionary<string, string?> request) => Outer(request).With("redirect_uri", Suite.Home + "/unregistered");
}
