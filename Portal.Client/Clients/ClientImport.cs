using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Client.Clients;

/// <summary>A client's description that somebody brings as JSON.</summary>
internal static class ClientImport
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Null for a text that is not a JSON object.</summary>
    public static JsonObject? Read(string? text)
    {
        try
        {
            return JsonNode.Parse(text ?? "", documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The metadata to look over, and the id that the client is to have.</summary>
    public static (ClientDraft Draft, string? Id) Draft(JsonObject registration)
    {
        var id = registration["client_id"]?.ToString();
        registration.Remove("client_id");
        return (new(registration), id);
    }
}
