using Microsoft.AspNetCore.Identity;
using Portal.Accounts.Profile;
using Portal.Client.Contracts;
using Portal.Data.Entities;

namespace Portal.Admin.Users.Import;

/// <summary>Writes what a row says about a person into their account. What it does not say stays.</summary>
internal static class ImportedProfile
{
    /// <summary>False when all of it was there already.</summary>
    public static bool Write(PortalUser user, ImportRow row, ILookupNormalizer names)
    {
        var before = ProfileDocument.Read(user);
        var fields = new Dictionary<string, string>(before);
        foreach (var column in ImportColumns.Claims)
            if (row[column] is { } value) fields[column] = value;
        if (row.Name is { Length: > 0 } name) fields[ProfileFields.Name] = name;

        var changed = fields.Any(field => field.Value != before[field.Key]);
        if (changed) ProfileDocument.Write(user, fields, before);
        return WriteEmail(user, row, names) || changed;
    }

    private static bool WriteEmail(PortalUser user, ImportRow row, ILookupNormalizer names)
    {
        if (row.Email is { } email && email != user.Email)
        {
            (user.Email, user.NormalizedEmail, user.EmailConfirmed) = (email, names.NormalizeEmail(email), row.EmailVerified);
            return true;
        }

        if (row["email_verified"] is not { Length: > 0 } || user.EmailConfirmed == row.EmailVerified) return false;

        user.EmailConfirmed = row.EmailVerified;
        return true;
    }
}
