using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Configuration;
using Portal.Data;
using Portal.OpenId.Host;

namespace Portal.Accounts.Passwords;

/// <summary>
/// The password grant's check: the sign-in page's own, lockout included, and only where passwords are allowed at all. The grant has no
/// place for a second factor, so whoever has one is refused as for a wrong password, and so is who has to add a passkey first. RFC 6749 §4.3
/// </summary>
internal sealed class PasswordCheck(PasswordSignIn signIn, PortalOptions options, PortalDbContext db, SecurityLog log) : IPasswordCheck
{
    public async Task<PasswordProof?> CheckAsync(string userName, string password, CancellationToken cancel)
    {
        if (!options.Passwords.Enabled || await signIn.JudgeAsync(userName, password, cancel) is not { NeedsCode: false, NeedsPasskey: false } verdict) return null;

        var proof = Proof.Password;
        await log.RecordAsync(db, new(EventKind.SignInSucceeded, verdict.UserId)
        {
            Details = new Dictionary<string, string> { ["acr"] = proof.Acr, ["amr"] = proof.Amr, ["reason"] = "password_grant" },
        }, cancel);
        return new(verdict.UserId.ToString(), proof.Acr, proof.Amr.Split(' '));
    }
}
