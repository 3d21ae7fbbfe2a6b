using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Client.Contracts;
using Portal.Data.Entities;
using Portal.Interactions;

namespace Portal.Accounts.Profile;

/// <summary>What a person tells about themself, as fields and as it is kept. Claims that have no field stay as they are.</summary>
internal static class ProfileDocument
{
    private const string AddressPrefix = "address.";

    public static Dictionary<string, string> Read(PortalUser user)
    {
        var claims = ProfileClaims.ClaimsOf(user, Memberships.None);
        return ProfileFields.All.ToDictionary(field => field, field => Text(At(claims, field)));
    }

    /// <summary>Writes the fields into the account. A number that changed is not a checked one any more, nor is an address.</summary>
    public static void Write(PortalUser user, IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, string> before)
    {
        var profile = JsonNode.Parse(user.Profile) as JsonObject ?? [];
        foreach (var field in ProfileFields.All.Where(field => field is not (ProfileFields.Name or ProfileFields.Email))) Set(profile, field, fields[field]);
        if (profile["address"] is JsonObject { Count: 0 }) profile.Remove("address");

        if (fields[ProfileFields.Phone] != before[ProfileFields.Phone])
        {
            (user.PhoneNumber, user.PhoneNumberConfirmed) = (null, false);
            profile.Remove("phone_number_verified");
            if (fields[ProfileFields.Phone].Length > 0) profile["phone_number_verified"] = false;
        }

        if (ProfileFields.Address.Any(field => fields[field] != before[field])) (profile["address"] as JsonObject)?.Remove("formatted");
        user.Profile = profile.ToJsonString();
        user.Name = fields[ProfileFields.Name];
    }

    private static JsonNode? At(JsonObject claims, string field) =>
        field.StartsWith(AddressPrefix, StringComparison.Ordinal) ? (claims["address"] as JsonObject)?[field[AddressPrefix.Length..]] : claims[field];

    private static string Text(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : "";

    private static void Set(JsonObject profile, string field, string value)
    {
        var (owner, name) = (profile, field);
        if (field.StartsWith(AddressPrefix, StringComparison.Ordinal))
        {
            if (profile["address"] is not JsonObject address) profile["address"] = address = [];
            (owner, name) = (address, field[AddressPrefix.Length..]);
        }

        owner.Remove(name);
        if (value.Length > 0) owner[name] = value;
    }
}
