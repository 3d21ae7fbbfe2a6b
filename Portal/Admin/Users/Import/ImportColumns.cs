using Portal.Client.Contracts;

namespace Portal.Admin.Users.Import;

/// <summary>The columns of a file of people. None gives a role or a password.</summary>
internal static class ImportColumns
{
    public static readonly string[] Claims = [.. ProfileFields.All.Where(field => field is not (ProfileFields.Name or ProfileFields.Email))];

    public static readonly string[] All = ["user_name", "name", "email", "email_verified", "groups", .. Claims];
}
