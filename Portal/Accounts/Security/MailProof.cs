using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Configuration;
using Portal.Data;

namespace Portal.Accounts.Security;

/// <summary>
/// What a sign-in by a mailed code is not enough for. Whoever reads somebody's mail must not be able to change how their account is signed
/// in to, as long as there is any other way to prove whose it is.
/// </summary>
internal static class MailProof
{
    public static async Task<bool> IsEnoughAsync(PortalDbContext db, PortalOptions settings, Guid userId, string acr, CancellationToken cancel) =>
        acr != Proof.MailCode.Acr || await IsOnlyWayAsync(db, settings, userId, cancel);

    /// <summary>Whether mail is all that the owner of an account has.</summary>
    public static async Task<bool> IsOnlyWayAsync(PortalDbContext db, PortalOptions settings, Guid userId, CancellationToken cancel)
    {
        var passwords = settings.Passwords.Enabled;
        return !await db.Users.AnyAsync(
            user => user.Id == userId && ((passwords && user.PasswordHash != null) || db.Passkeys.Any(passkey => passkey.UserId == userId)), cancel);
    }
}
