using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

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
}
