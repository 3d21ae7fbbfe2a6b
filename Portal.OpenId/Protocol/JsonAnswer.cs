using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.OpenId.Protocol;

/// <summary>A JSON answer that nobody may keep. RFC 6749 §5.1, §5.2</summary>
internal sealed partial class JsonAnswer : IResult
{
    private readonly int _status;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly OAuthError? _error;
    private readonly string? _clientId;

    private readonly string _type;

    private JsonAnswer(int status, ReadOnlyMemory<byte> body, OAuthError? error, string? clientId, string type = MediaTypeNames.Application.Json) =>
        (_status, _body, _error, _clientId, _type) = (status, body, error, clientId, type);

    public static JsonAnswer Ok<T>(T body) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(body), null, null);

    /// <summary>Something new. RFC 9110 §15.3.2</summary>
    public static JsonAnswer Created<T>(T body) => new(StatusCodes.Status201Created, JsonSerializer.SerializeToUtf8Bytes(body), null, null);

    /// <summary>Something is gone. RFC 9110 §15.3.5</summary>
    public static JsonAnswer NoContent() => new(StatusCodes.Status204NoContent, default, null, null);

    /// <summary>Nothing to say but that it was done.</summary>
    public static JsonAnswer Ok() => new(StatusCodes.Status200OK, default, null, null);

    /// <summary>JSON that was signed.</summary>
    public static JsonAnswer Jwt(string token) => new(StatusCodes.Status200OK, Encoding.ASCII.GetBytes(token), null, null, "application/jwt");

    public static JsonAnswer Refused(OAuthError error, string? clientId = null) =>
        new(error.Status, error.Code.Length == 0 ? default : JsonSerializer.SerializeToUtf8Bytes(new Body(error.Code, error.Description)), error, clientId);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        if (_error is not null) Explain(httpContext, _error);
        if (_body.IsEmpty) return;

        response.ContentType = _type;
        response.ContentLength = _body.Length;
        await response.Body.WriteAsync(_body, httpContext.RequestAborted);
    }

    private void Explain(HttpContext http, OAuthError error)
    {
        var issuer = http.RequestServices.GetRequiredService<IOptions<OpenIdOptions>>().Value.Issuer;
        if (Challenge.For(error, issuer) is { } challenge) http.Response.Headers.WWWAuthenticate = challenge;

        // A device asks every few seconds.
        if (error.IsToWait) return;

        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<JsonAnswer>();
        LogRefused(log, http.Request.Path, _clientId, error.Code, error.Description, error.Detail);
    }

    [LoggerMessage(LogLevel.Information, "{Path} refused client {ClientId}: {Code} ({Description}) {Detail}")]
    private static partial void LogRefused(ILogger log, string path, string? clientId, string code, string description, string? detail);

    private sealed record Body(
        [property: JsonPropertyName("error")] string Error,
        [property: JsonPropertyName("error_description")] string Description);
}
