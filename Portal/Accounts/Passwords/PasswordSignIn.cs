using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passkeys;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Passwords;

/// <summary>
/// Judges a user name (or e-mail address) and password. An unknown name, a wrong password, a locked, disabled or password-less account
/// give the same answer after the same work; only the log knows which it was.
/// </summary>
internal sealed class PasswordSignIn(
    PortalDbContext db, UserManager<PortalUser> users, PasswordAttempts attempts, DecoyHash decoy, SecurityLog log)
{
    // What a hostile client may make us hash.
    private const int PasswordLimit = 1024;

    /// <summary>Null when it is not so; there is nothing more to tell anybody.</summary>
    public async Task<PasswordVerdict?> JudgeAsync(string userName, string password, CancellationToken cancel)
    {
        var user = password.Length is 0 or > PasswordLimit ? null : await AccountFinder.FindAsync(db, users.KeyNormalizer, userName, cancel);
        var guessable = user is { PasswordHash: not null, DisabledAt: null } ? user : null;

        var taken = await attempts.TryTakeAsync(guessable?.Id ?? Guid.Empty, cancel);
        var result = users.PasswordHasher.VerifyHashedPassword(
            guessable ?? new PortalUser(), guessable?.PasswordHash ?? decoy.Value, password.Length > PasswordLimit ? "" : password);

        if (guessable is null || !taken || result == PasswordVerificationResult.Failed)
        {
            var reason = guessable is null ? "no_password" : taken ? "wrong_password" : "locked";
            await log.RecordAsync(db, SecurityEvent.SignInFailed(user?.Id, "password", reason), cancel);
            return null;
        }

        await attempts.ForgetAsync(guessable.Id, cancel);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(guessable, password, cancel);
        return new(
            guessable.Id,
            await db.Passkeys.AnyAsync(passkey => passkey.UserId == guessable.Id, cancel),
            await db.TotpFactors.AnyAsync(factor => factor.UserId == guessable.Id, cancel))
        {
            NeedsPasskey = await PasskeyDemand.StandsAsync(db, guessable.Id, cancel),
        };
    }

    private Task<int> RehashAsync(PortalUser user, string password, CancellationToken cancel)
    {
        var hash = users.PasswordHasher.HashPassword(user, password);
        return db.Users
            .Where(row => row.Id == user.Id && row.PasswordHash == user.PasswordHash)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.PasswordHash, hash), cancel);
    }
}
