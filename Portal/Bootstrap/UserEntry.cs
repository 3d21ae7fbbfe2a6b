using Portal.Accounts;
using Portal.Data;

namespace Portal.Bootstrap;

/// <summary>One of <c>users</c>.</summary>
internal static class UserEntry
{
    // The operator's choice, beside a slip of the finger: no list of common passwords stands in their way.
    private const int PasswordLength = 10;

    // Either kept elsewhere (name, email) or never a person's to choose.
    private static readonly string[] NoProfileClaims =
        ["sub", "iss", "aud", "exp", "iat", "name", "email", "email_verified", "preferred_username", "updated_at", "groups", "roles"];

    public static DescribedUser Read(Entry entry)
    {
        entry.RefuseUnknown("userName", "email", "emailVerified", "password", "name", "roles", "groups", "claims");
        var userName = entry.RequiredText("userName");
        var email = entry.RequiredText("email");
        var name = entry.Text("name") ?? userName;
        var password = entry.Text("password");

        Note("userName", userName.Length > 0 ? PersonNames.UserNameFault(userName) : null);
        Note("email", email.Length > 0 ? PersonNames.EmailFault(email) : null);
        Note("name", name.Length > 0 ? PersonNames.NameFault(name) : null);
        if (password is { Length: < PasswordLength }) entry.Fault($"password has fewer than {PasswordLength} characters");

        var (roles, groups) = (entry.Texts("roles"), entry.Texts("groups"));
        foreach (var role in roles.Where(role => role is not (Roles.Admin or Roles.Auditor) && MembershipNames.OtherRole(role) != role))
            entry.Fault($"roles: '{role}' cannot be the name of a role; the portal's own are written {Roles.Admin} and {Roles.Auditor}");
        foreach (var group in groups.Where(group => MembershipNames.Group(group) != group)) entry.Fault($"groups: '{group}' cannot be the name of a group");

        var claims = entry.Object("claims");
        foreach (var (claim, _) in claims)
            if (NoProfileClaims.Contains(claim)) entry.Fault($"claims.{claim} cannot be set here");

        return new(entry.Place, userName, email, entry.Flag("emailVerified"), password, name, roles, claims.ToJsonString()) { Groups = groups };

        void Note(string member, string? fault)
        {
            if (fault is not null) entry.Fault($"{member}: {fault}");
        }
    }
}
