using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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

        // One look at both: between two, the same account made by somebody else could appear, and half of it would be told.
        var (userName, email) = (users.NormalizeName(details.UserName), users.NormalizeEmail(details.Email));
        var taken = await users.Users.AsNoTracking()
            .Where(user => user.NormalizedUserName == userName || user.NormalizedEmail == email)
            .Select(user => new { UserName = user.NormalizedUserName == userName, Email = user.NormalizedEmail == email })
            .ToListAsync();
        Note("userName", taken.Exists(user => user.UserName) ? Words.Of("Names.UserNameTaken") : null);
        Note("email", taken.Exists(user => user.Email) ? Words.Of("Names.EmailTaken") : null);
        return faults;

        void Note(string field, string? fault)
        {
            if (fault is not null) faults.TryAdd(field, fault);
        }
    }
}
