using System.Buffers;
using System.Text.Json;

namespace Portal.Accounts.Passkeys;

/// <summary>Reads the JSON body of a passkey request: an object of at most 64 KiB, or nothing where nothing is allowed.</summary>
internal static class PasskeyBody
{
    private const int Limit = 64 * 1024;

    /// <returns>The object, or the answer to send instead.</returns>
    public static async Task<(JsonElement? Json, IResult? Refused)> ReadAsync(HttpRequest request, bool mayBeEmpty, CancellationToken cancel)
    {
        if (await ReadBytesAsync(request, cancel) is not { } bytes) return (null, Results.Problem(statusCode: 413, title: "This is too much."));
        if (bytes.Length == 0 && mayBeEmpty) return (null, null);

        // Another site's form cannot send this type without asking first, which we do not allow.
        if (!request.HasJsonContentType()) return (null, Results.Problem(statusCode: 415, title: "Send application/json."));

        return StrictJson.ParseObject(bytes) is { } json
            ? (json, null)
            : (null, new PasskeyRefusal(PasskeyFailure.Malformed, "body is not a JSON object").ToResult());
    }

    // The server's own limit is not in force everywhere (test server, chunked bodies behind a proxy); this one is.
    private static async Task<byte[]?> ReadBytesAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Limit) return null;

        var result = await request.BodyReader.ReadAtLeastAsync(Limit + 1, cancel);
        var body = result.Buffer.Length > Limit ? null : result.Buffer.ToArray();
        request.BodyReader.AdvanceTo(result.Buffer.End);
        return body;
    }
}
