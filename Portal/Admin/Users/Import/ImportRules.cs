using Microsoft.AspNetCore.Identity;
using Portal.Accounts;
using Portal.Accounts.Profile;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users.Import;

/// <summary>Judges each row by itself, and against the others of its file.</summary>
internal sealed class ImportRules(ProfileRules profile, ILookupNormalizer names)
{
    public IReadOnlyList<ImportFault> FaultsOf(IReadOnlyList<ImportRow> rows)
    {
        var (userNames, emails) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        List<ImportFault> faults = [];
        foreach (var row in rows)
        {
            faults.AddRange(FaultsOf(row));
            if (!userNames.Add(names.NormalizeName(row.UserName))) faults.Add(new(row.Line, "user_name", "The file has it twice."));
            if (row.Email is { Length: > 0 } email && !emails.Add(names.NormalizeEmail(email))) faults.Add(new(row.Line, "email", "The file has it twice."));
        }

        return faults;
    }

    private IEnumerable<ImportFault> FaultsOf(ImportRow row)
    {
        foreach (var (column, fault) in new[] { ("user_name", PersonNames.UserNameFault(row.UserName)), ("email", row.Email is null ? null : PersonNames.EmailFault(row.Email)), ("name", row.Name is { Length: > 0 } name ? PersonNames.NameFault(name) : null) })
            if (fault is not null) yield return new(row.Line, column, fault);

        if (row["email_verified"] is not (null or "" or "true" or "false")) yield return new(row.Line, "email_verified", "It is neither true nor false.");
        if (row.Groups is { } groups && groups.Any(group => MembershipNames.Group(group) != group)) yield return new(row.Line, "groups", "It has a name that no group can have.");
        if (row.Groups is { Count: > GroupMembers.LimitPerUser }) yield return new(row.Line, "groups", "There are too many.");
        foreach (var column in ImportColumns.Claims)
            if (row[column] is { } value && profile.FaultOf(column, value) is { } fault) yield return new(row.Line, column, fault);
    }
}
