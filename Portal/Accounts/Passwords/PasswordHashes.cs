using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Data.Entities;

namespace Portal.Accounts.Passwords;

/// <summary>Identity's hashes, of passwords in one Unicode form: the same password typed on another system is the same.</summary>
internal sealed class PasswordHashes(IOptions<PasswordHasherOptions> options) : PasswordHasher<PortalUser>(options)
{
    public override string HashPassword(PortalUser user, string password) => base.HashPassword(user, PasswordText.Normalize(password));

    public override PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordText.Normalize(providedPassword));
}
