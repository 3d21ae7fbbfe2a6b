using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>
/// Takes the members that the portal knows out of a description. Of a registration, unknown ones are ignored and not kept, and so are
/// those of our own (<c>x_…</c>), which only an administrator sets; an administrator is told. RFC 7591 §2
/// </summary>
internal static partial class MetadataReader
{
    private static readonly JsonSerializerOptions Json = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static readonly Dictionary<string, Type> Members = Json.GetTypeInfo(typeof(ClientMetadata)).Properties
        .Where(property => !property.IsExtensionData)
        .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.Ordinal);

    [Spec("RFC 7591 §2")]
    [Spec("RFC 7591 §2.2")]
    public static ClientMetadata Read(JsonObject members, MetadataPolicy policy, MetadataFaults faults)
    {
        var known = new JsonObject();
        foreach (var (name, value) in members)
        {
            // A member that is null counts as left out: RFC 7592 §2.2.
            if (value is null) continue;
            if (!IsKnown(name, policy))
            {
                if (policy.ByAdministrator) faults.Add(name, "is not known");
                continue;
            }

            if (Fits(value, Members.GetValueOrDefault(name, typeof(string)))) known[name] = value.DeepClone();
            else faults.AddWrongType(name);
        }

        return known.Deserialize<ClientMetadata>(Json)!;
    }

    private static bool IsKnown(string name, MetadataPolicy policy) =>
        Members.ContainsKey(name) ? policy.ByAdministrator || !name.StartsWith("x_", StringComparison.Ordinal) : IsTranslation(name);

    private static bool Fits(JsonNode value, Type type)
    {
        try
        {
            return value.Deserialize(type, Json) is { } read && !(read is IReadOnlyList<string> list && list.Any(item => item is null));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool IsTranslation(string name) => Translation().IsMatch(name);

    [GeneratedRegex("^(client_name|client_uri|logo_uri|policy_uri|tos_uri)#[A-Za-z0-9-]{1,35}$")]
    private static partial Regex Translation();
}
