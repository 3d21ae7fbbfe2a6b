using Portal.Accounts.Sessions;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Passkeys;

/// <summary>Signs a person in with a passkey.</summary>
internal sealed class PasskeySignIn(
    PasskeyVerifier verifier, PasskeyStore passkeys, SessionStore sessions, PortalDbContext db, TimeProvider clock)
{
    /// <summary>Null when the person is signed in now and the browser has the cookie.</summary>
    public async Task<PasskeyRefusal?> VerifyAsync(HttpContext http, PasskeyAnswer answer)
    {
        var asserted = await verifier.AssertAsync(http, answer);
        if (asserted.Refused) return asserted.Refusal;

        // Only now, when it is certain that the owner asks: nobody else learns that an account is locked.
        var (user, passkey) = asserted.Value;
        if (IsClosed(user)) return new PasskeyRefusal(PasskeyFailure.Locked, $"account {user.Id} is locked or disabled");

        var cancel = http.RequestAborted;
        var browser = Browser.Of(http);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await passkeys.UseAsync(passkey, browser.Device, cancel))
        {
            return new PasskeyRefusal(PasskeyFailure.VerificationFailed, "passkey changed while it was verified");
        }

        var handle = await sessions.StartAsync(user.Id, Proof.Passkey(passkey.IsBackupEligible), browser, cancel);
        await transaction.CommitAsync(cancel);
        SignIns.Remember(http, handle);
        return null;
    }

    private bool IsClosed(PortalUser user) => user.DisabledAt is not null || user.LockoutEnd > clock.GetUtcNow();
}
