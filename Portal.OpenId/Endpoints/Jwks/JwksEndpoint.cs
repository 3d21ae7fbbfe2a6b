using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Jwks;

/// <summary>GET /.well-known/jwks.json: every public key that an RP may meet. RFC 7517 §5; Core §10.1.1</summary>
internal sealed class JwksEndpoint(KeyRing keys)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var published = await keys.PublishedAsync(http.RequestAborted);
        return new PublicDocument(new JsonObject
        {
            ["keys"] = new JsonArray([.. published.Select(key => key.PublicJwk.DeepClone())]),
        });
    }
}
