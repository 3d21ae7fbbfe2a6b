using System.Text.Json;

namespace Portal.Accounts.Passkeys;

/// <summary>Reads JSON that somebody else wrote: an object, not deep, without a member given twice (two readers could choose differently).</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Null when it is anything else.</summary>
    public static JsonElement? ParseObject(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null; // InvalidOperationException: a member's name is no Unicode text
        }
    }

    public static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    /// <summary>Null when it is missing, no string, or a string that is no Unicode text.</summary>
    public static string? Text(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.String) return null;

        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // "\ud800" is JSON, but half a character
        }
    }

    /// <summary>Null when it is missing or not base64url without padding.</summary>
    public static byte[]? Bytes(JsonElement parent, string name) =>
        Text(parent, name) is { } text ? OpenId.Protocol.Base64Url.Decode(text) : null;
}
