using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Tests.Conformance.Certification;

/// <summary>The types of the standard claims, and which scope asks for which. Core §5.1, §5.4</summary>
internal static class StandardClaims
{
    public static readonly Dictionary<string, string[]> OfScope = new()
    {
        ["openid"] = ["sub"],
        ["profile"] =
        [
            "name", "given_name", "family_name", "middle_name", "nickname", "profile", "picture", "website", "gender", "birthdate",
            "zoneinfo", "locale", "updated_at", "preferred_username",
        ],
        ["email"] = ["email", "email_verified"],
        ["address"] = ["address"],
        ["phone"] = ["phone_number", "phone_number_verified"],
        ["offline_access"] = [],
    };

    private static readonly string[] AddressMembers = ["formatted", "street_address", "locality", "region", "postal_code", "country"];

    public static IEnumerable<string> Of(string scopes) => scopes.Split(' ').SelectMany(scope => OfScope[scope]);

    public static void Check(JsonObject claims)
    {
        foreach (var (name, value) in claims.Where(claim => OfScope.Values.Any(names => names.Contains(claim.Key))))
            Check(name, value);
    }

    private static void Check(string name, JsonNode? value)
    {
        switch (name)
        {
            case "email_verified" or "phone_number_verified":
                Assert.True(value!.GetValueKind() is JsonValueKind.True or JsonValueKind.False, name);
                break;
            case "updated_at":
                Assert.InRange(value!.GetValue<long>(), 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds());
                break;
            case "address":
                Assert.All(value!.AsObject(), member => Assert.True(AddressMembers.Contains(member.Key) && member.Value!.GetValueKind() == JsonValueKind.String, member.Key));
                break;
            case "birthdate":
                Assert.True(DateOnly.TryParseExact(value!.GetValue<string>(), ["yyyy-MM-dd", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "birthdate");
                break;
            default:
                Assert.NotEmpty(value!.GetValue<string>());
                break;
        }
    }
}
