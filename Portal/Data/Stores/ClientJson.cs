using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.OpenId.Clients;

namespace Portal.Data.Stores;

/// <summary>A client's metadata as it is kept: RFC 7591 members, without those that are not set.</summary>
internal static class ClientJson
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(ClientMetadata metadata) => JsonSerializer.Serialize(metadata, Options);

    public static ClientMetadata Read(string json) =>
        JsonSerializer.Deserialize<ClientMetadata>(json, Options) ?? throw new JsonException("A client's metadata is null.");
}
