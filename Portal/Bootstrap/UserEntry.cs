using Portal.Accounts;

namespace Portal.Bootstrap;

/// <summary>One of <c>users</c>.</summary>
internal static class UserEntry
{
    // The operator's choice, beside a slip of the finger: no list of common passwords stands in their way.
    private const int PasswordLength = 10;

    // Either kept elsewhere (name, email) or never a person's to choose.
    private static readonly string[] NoProfileClaims =
        ["sub", "iss", "aud", "exp", "iat", "name", "email", "email_verified", "preferred_username", "updated_at"];

    public static DescribedUser Read(Entry entry)
    {
        entry.RefuseUnknown("userName", "email", "emailVerified", "password", "name", "roles", "claims");
        var userName = entry.RequiredText("userName");
        var email = entry.RequiredText("email");
        var name = entry.Text("name") ?? userName;
        var password = entry.Text("password");

        Note("userName", userName.Length > 0 ? PersonNames.UserNameFault(userName) : null);
        Note("email", email.Length > 0 ? PersonNames.EmailFault(email) : null);
        Note("name", name.Length > 0 ? PersonNames.NameFault(name) : null);
        if (password is { Length: < PasswordLength }) entry.Fault($"password has fewer than {PasswordLength} characters");

        var claims = entry.Object("claims");
        foreach (var (claim, _) in claims)
            if (NoProfileClaims.Contains(claim)) entry.Fault($"claims.{claim} cannot be set here");

        return new(entry.Place, userName, email, entry.Flag("emailVerified"), password, name, entry.Texts("roles"), claims.ToJsonString());

        void Note(string member, string? fault)
        {
            if (fault is not null) entry.Fault($"{member}: {fault}");
        }
    }
}
