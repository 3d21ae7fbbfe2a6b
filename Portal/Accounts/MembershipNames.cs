using System.Text.RegularExpressions;
using Portal.Data;

namespace Portal.Accounts;

/// <summary>What groups and roles may be called. The portal's own roles are given by their own way and by no other spelling of their names.</summary>
internal static partial class MembershipNames
{
    public const int GroupLimit = 100;

    // A list of groups is written with it between them.
    public const char Separator = ';';

    /// <summary>Null when it cannot be the name of a group.</summary>
    public static string? Group(string? typed)
    {
        var name = typed?.Trim().Normalize();
        return name is { Length: > 0 and <= GroupLimit } && !name.Contains(Separator, StringComparison.Ordinal) && !PersonNames.HasHiddenCharacters(name) ? name : null;
    }

    /// <summary>Null when it cannot be the name of a role that means nothing to the portal.</summary>
    public static string? OtherRole(string? typed) => typed?.Trim() is { } name && RoleShape().IsMatch(name) && !IsOwn(name) ? name : null;

    /// <summary>Whether a role is written as one that means something to the portal, in whatever letters.</summary>
    public static bool IsOwn(string name) =>
        name.Equals(Roles.Admin, StringComparison.OrdinalIgnoreCase) || name.Equals(Roles.Auditor, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,62}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleShape();
}
