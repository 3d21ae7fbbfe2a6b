using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Portal.OpenId.Protocol;

/// <summary>A JSON document that anybody may keep for five minutes and ask about by its ETag. RFC 9111; RFC 9110 §13.1.2</summary>
internal sealed class PublicDocument(JsonObject content) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(content.ToJsonString());
        var tag = new EntityTagHeaderValue($"\"{Base64Url.Encode(SHA256.HashData(body).AsSpan(0, 12))}\"");

        var response = httpContext.Response;
        response.Headers.CacheControl = "public, max-age=300";
        response.Headers.ETag = tag.ToString();
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaTypeNames.Application.Json;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
