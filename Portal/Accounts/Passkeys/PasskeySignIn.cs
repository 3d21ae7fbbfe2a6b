using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;

namespace Portal.Accounts.Passkeys;

/// <summary>Signs a person in with a passkey.</summary>
internal sealed class PasskeySignIn(
    PasskeyVerifier verifier, PasskeyStore passkeys, SessionStarts sessions, PortalDbContext db, SecurityLog log)
{
    /// <summary>The person is signed in now and the browser has the cookie.</summary>
    public async Task<PasskeyResult<SignedIn>> VerifyAsync(HttpContext http, PasskeyAnswer answer)
    {
        var asserted = await verifier.AssertAsync(http, answer);
        if (asserted.Refused) return await RefusedAsync(asserted.Refusal, userId: null, http.RequestAborted);

        // Only now, when it is certain that the owner asks: nobody else learns that an account is disabled. A lock after wrong
        // passwords does not count here: a passkey cannot be guessed, and a stranger's guesses must not keep its owner out.
        var (user, passkey) = asserted.Value;
        if (user.DisabledAt is not null)
        {
            return await RefusedAsync(new(PasskeyFailure.Locked, $"account {user.Id} is disabled"), user.Id, http.RequestAborted);
        }

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
        return new SignedIn(await PasskeyDemand.StandsAsync(db, user.Id, cancel));
    }

    private async Task<PasskeyRefusal> RefusedAsync(PasskeyRefusal refusal, Guid? userId, CancellationToken cancel)
    {
        await log.RecordAsync(db, SecurityEvent.SignInFailed(userId, "passkey", PasskeyRefusal.Wire(refusal.Failure).Reason), cancel);
        return refusal;
    }

    /// <param name="AddsPasskey">An administrator asks for a new one: the one that was used is not enough.</param>
    internal sealed record SignedIn(bool AddsPasskey);
}
