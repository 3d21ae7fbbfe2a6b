using Microsoft.AspNetCore.Identity;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data.Entities;

namespace Portal.Accounts.SignUp;

/// <summary>Judges what somebody typed into the sign-up form, field by field.</summary>
internal sealed class SignUpNames(UserManager<PortalUser> users)
{
    public static SignUpDetails Trim(SignUpDetails details) => new(details.UserName.Trim(), details.Name.Trim(), details.Email.Trim());

    /// <summary>One message per field that needs mending: <c>userName</c>, <c>name</c>, <c>email</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FaultsAsync(SignUpDetails details)
    {
        var faults = new Dictionary<string, string>();
        Note("userName", PersonNames.UserNameFault(details.UserName));
        Note("name", PersonNames.NameFault(details.Name));
        Note("email", PersonNames.EmailFault(details.Email));
        if (faults.Count > 0) return faults;

        Note("userName", await users.FindByNameAsync(details.UserName) is null ? null : Words.Of("Names.UserNameTaken"));
        Note("email", await users.FindByEmailAsync(details.Email) is null ? null : Words.Of("Names.EmailTaken"));
        return faults;

        void Note(string field, string? fault)
        {
            if (fault is not null) faults.TryAdd(field, fault);
        }
    }
}
