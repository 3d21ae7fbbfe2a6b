using System.Text.Json.Nodes;
using Portal.Data.Entities;

namespace Portal.Admin.Clients;

/// <summary>A client's metadata under its wire names, for people: nothing of it is secret.</summary>
internal static class ClientMembers
{
    private const string KeySet = "jwks";

    // What a set of public keys has of each key at most, however it came to be kept. RFC 7517 §4; RFC 7518 §6.2.1, §6.3.1
    private static readonly string[] Public = ["kty", "use", "key_ops", "alg", "kid", "x5u", "x5c", "x5t", "x5t#S256", "crv", "x", "y", "n", "e"];

    public static JsonObject Of(ClientRegistration row)
    {
        var members = JsonNode.Parse(row.Metadata)!.AsObject();
        foreach (var key in KeysOf(members))
            foreach (var secret in key.Select(member => member.Key).Except(Public).ToList()) key.Remove(secret);

        return members;
    }

    public static IEnumerable<JsonObject> KeysOf(JsonObject members) =>
        members[KeySet] is JsonObject set && set["keys"] is JsonArray keys ? keys.OfType<JsonObject>() : [];

    /// <summary>What changed: <c>before → after</c> of each member that is another now.</summary>
    public static Dictionary<string, string> Changes(JsonObject before, JsonObject after) => before.Concat(after)
        .Select(member => member.Key)
        .Distinct(StringComparer.Ordinal)
        .Where(name => !JsonNode.DeepEquals(before[name], after[name]))
        .ToDictionary(name => name, name => $"{Told(name, before[name])} → {Told(name, after[name])}", StringComparer.Ordinal);

    private static string Told(string name, JsonNode? value) => value switch
    {
        null => "–",
        JsonObject keys when name == KeySet => string.Join(", ", KeysOf(new() { [name] = keys.DeepClone() }).Select(key => $"{key["kid"] ?? key["kty"]}")),
        JsonArray list => string.Join(", ", list.Select(item => item?.ToString())),
        _ => value.ToString(),
    };
}
