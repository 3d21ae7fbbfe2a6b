using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>The JSON object of a registration request, read strictly. RFC 7591 §3.1</summary>
internal static class RegistrationBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    [Spec("RFC 7591 §3.1")]
    public static async Task<Outcome<JsonObject>> ParseAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)) return Errors.NotJson;

        if (request.ContentLength > RequestParameters.BodyLimit) return Errors.BodyTooLarge;

        var buffer = new byte[RequestParameters.BodyLimit + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            if (length > RequestParameters.BodyLimit) return Errors.BodyTooLarge;

            // The parser looks into texts only when they are read, and then puts a replacement where a wrong byte is: RFC 8259 §8.1.
            if (!Utf8.IsValid(buffer.AsSpan(0, length))) return Errors.InvalidClientMetadata("The body is not UTF-8");

            return JsonNode.Parse(buffer.AsSpan(0, length), documentOptions: Strict) is JsonObject json
                ? json
                : Errors.InvalidClientMetadata("The body must be a JSON object");
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Errors.BodyTooLarge;
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException or BadHttpRequestException)
        {
            return Errors.InvalidClientMetadata("The body is not well-formed JSON");
        }
    }
}
