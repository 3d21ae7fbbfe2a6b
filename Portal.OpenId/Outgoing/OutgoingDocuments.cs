using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Portal.OpenId.Outgoing;

/// <summary>
/// Fetches JSON documents that clients point to. Whoever registers a client chooses the address, so the request goes only where
/// <see cref="OutgoingAddresses"/> allows, follows no redirect, and neither waits nor reads for long.
/// </summary>
internal sealed partial class OutgoingDocuments(IHttpClientFactory http, ILogger<OutgoingDocuments> log)
{
    /// <summary>Name of the HTTP client, whose connections judge addresses.</summary>
    public const string ClientName = "openid-outgoing";

    /// <summary>The largest document that is read, in bytes.</summary>
    public const int SizeLimit = 64 * 1024;

    /// <summary>The document, or null for whatever reason: callers cannot tell an unreachable host from a forbidden one.</summary>
    public Task<JsonNode?> FetchAsync(string address, CancellationToken cancel) =>
        FetchAsync(address, MediaTypeNames.Application.Json, body => JsonNode.Parse(body), cancel);

    /// <summary>The same for a document that is text, in UTF-8.</summary>
    public Task<string?> FetchTextAsync(string address, string mediaType, CancellationToken cancel) =>
        FetchAsync(address, mediaType, Encoding.UTF8.GetString, cancel);

    private async Task<T?> FetchAsync<T>(string address, string mediaType, Func<byte[], T?> read, CancellationToken cancel)
        where T : class
    {
        try
        {
            using var client = http.CreateClient(ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd(mediaType);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"status {(int)response.StatusCode}");

            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return read(await ReadAsync(body, cancel));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or JsonException or InvalidOperationException or UriFormatException
            || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogFailed(log, address, failed.Message);
            return null;
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[SizeLimit + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length <= SizeLimit ? buffer[..length] : throw new HttpRequestException("larger than 64 KiB");
    }

    [LoggerMessage(LogLevel.Warning, "{Address} could not be fetched: {Reason}")]
    private static partial void LogFailed(ILogger log, string address, string reason);
}
