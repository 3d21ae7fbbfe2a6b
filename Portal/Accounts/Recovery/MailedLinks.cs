using Portal.Accounts.Sessions;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Recovery;

/// <summary>
/// When a mailed link may recover an account. A mailbox is weaker than a passkey or a second factor: an account that has one is only let
/// into after a waiting time that everybody who is signed in to it, and its address, were told of.
/// </summary>
internal static class MailedLinks
{
    /// <summary>How long after the waiting time a recovery can be finished.</summary>
    public static readonly TimeSpan Finishing = TimeSpan.FromDays(7);

    /// <summary>Links that are good, whatever they may do. One that was sent to another address than the account has now is not.</summary>
    public static IQueryable<OneTimeCode> Good(PortalDbContext db, HandleHash hash, DateTimeOffset now) => db.OneTimeCodes.Where(row =>
        row.Hash == hash && row.Purpose == CodePurpose.RecoverByMail && row.ConsumedAt == null && row.ExpiresAt > now
        && db.Users.Any(user => user.Id == row.UserId && user.Email == row.Email && user.EmailConfirmed && user.DisabledAt == null));

    /// <summary>Links that may recover now: the whole rule is one condition, so that it also holds at the moment in which one is used up.</summary>
    public static IQueryable<OneTimeCode> Ready(PortalDbContext db, HandleHash hash, RecoveryOptions settings, DateTimeOffset now)
    {
        var begun = now - settings.Wait;
        var waits = Waits(db, now).Where(wait => wait.CreatedAt <= begun);
        return Good(db, hash, now).Where(row =>
            (!db.Passkeys.Any(passkey => passkey.UserId == row.UserId) && !db.TotpFactors.Any(factor => factor.UserId == row.UserId))
            || waits.Any(wait => wait.UserId == row.UserId));
    }

    /// <summary>
    /// Recoveries that wait, or have waited. One ends when it is stopped, and also when the person signs in with more than a password:
    /// who can do that has lost nothing.
    /// </summary>
    public static IQueryable<OneTimeCode> Waits(PortalDbContext db, DateTimeOffset now)
    {
        var (password, mail) = (Proof.Password.Acr, Proof.MailCode.Acr);
        return db.OneTimeCodes.Where(wait =>
            wait.Purpose == CodePurpose.RecoveryWait && wait.ConsumedAt == null && wait.ExpiresAt > now
            && !db.Sessions.Any(session => session.UserId == wait.UserId && session.AuthTime > wait.CreatedAt && session.Acr != password && session.Acr != mail));
    }
}
