using Portal.Accounts.Profile;
using Portal.Data.Entities;

namespace Portal.Admin.Users.Import;

/// <summary>
/// What an administrator changes about a person, before and after, for the log of events. Only for that: what people change about
/// themselves is their own business, and the log has the names of the fields alone.
/// </summary>
internal static class ProfileComparison
{
    private const string Nothing = "–";

    /// <summary>All that an administrator could change, as it is now. None of it lets anybody in.</summary>
    public static IReadOnlyDictionary<string, string> Of(PortalUser user, IEnumerable<string> groups) => new Dictionary<string, string>(ProfileDocument.Read(user))
    {
        ["email_verified"] = user.EmailConfirmed ? "true" : "false",
        ["groups"] = string.Join(", ", groups.Order(StringComparer.Ordinal)),
    };

    /// <summary>What is another: its name, and what it was and is.</summary>
    public static Dictionary<string, string> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        after.Where(field => field.Value != before[field.Key]).ToDictionary(field => field.Key, field => $"{Told(before[field.Key])} → {Told(field.Value)}", StringComparer.Ordinal);

    private static string Told(string value) => value.Length == 0 ? Nothing : value;
}
