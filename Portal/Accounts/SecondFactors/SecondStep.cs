using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;

namespace Portal.Accounts.SecondFactors;

/// <summary>The second step of a sign-in that began with a password: a code from the app, or a recovery code in its place.</summary>
internal sealed class SecondStep(SignInAttempts attempts, TotpFactors totp, RecoveryCodes recovery, PasskeyStore passkeys, SignIns signIns)
{
    /// <summary>Who is half signed in at this browser.</summary>
    public Task<Guid?> WhoAsync(HttpContext http, CancellationToken cancel) => attempts.FindAsync(http, cancel);

    public async Task<bool> HasRecoveryCodesAsync(Guid userId, CancellationToken cancel) => await recovery.LeftAsync(userId, cancel) > 0;

    public async Task<SecondStepAnswer> TakeAsync(HttpContext http, string code, CancellationToken cancel)
    {
        if (await attempts.FindAsync(http, cancel) is not { } userId || !await attempts.TryCountAsync(http, cancel)) return SecondStepAnswer.Over;

        if (!await JudgeAsync(userId, code, cancel)) return SecondStepAnswer.Wrong;

        if (!await attempts.TryFinishAsync(http, cancel)) return SecondStepAnswer.Over;

        await signIns.SignInAsync(http, userId, Proof.PasswordAndCode, cancel);
        return await passkeys.IsWantedAsync(userId, cancel) ? SecondStepAnswer.SignedInWithoutPasskey : SecondStepAnswer.SignedIn;
    }

    private async Task<bool> JudgeAsync(Guid userId, string code, CancellationToken cancel)
    {
        var hash = RecoveryCodes.HashOf(userId, code);
        var good = hash is null ? await totp.TakeAsync(userId, code, cancel) : await recovery.TakeAsync(userId, hash.Value, cancel);
        if (!good) await attempts.RefusedAsync(userId, hash is null ? "totp" : "recovery_code", cancel);
        return good;
    }
}
