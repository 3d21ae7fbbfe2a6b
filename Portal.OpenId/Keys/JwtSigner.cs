using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Portal.OpenId.Keys;

/// <summary>Signs JWTs with the current key of an algorithm. RFC 7519</summary>
internal sealed class JwtSigner(KeyRing keys)
{
    // A token is never part of a page, so nothing in it has to be escaped for HTML.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Signs claims as they are.</summary>
    /// <param name="type">The <c>typ</c> header, which keeps one kind of token from passing as another. RFC 8725 §3.11</param>
    public async ValueTask<string> SignAsync(string type, JsonObject claims, string algorithm, CancellationToken cancel)
    {
        var key = await keys.SigningAsync(algorithm, cancel);
        return _handler.CreateToken(claims.ToJsonString(Compact), key.Credentials, new Dictionary<string, object> { ["typ"] = type });
    }
}
