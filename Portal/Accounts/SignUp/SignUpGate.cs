using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Settings;

namespace Portal.Accounts.SignUp;

/// <summary>Who may make an account: the rule is asked before the form, and holds again when the account is made.</summary>
internal sealed class SignUpGate(PortalDbContext db, LiveSettings live, TimeProvider clock)
{
    public static HandleHash? HashOf(string? code) => string.IsNullOrEmpty(code) ? null : HandleHash.Of(code);

    /// <summary>What the page shows to a holder of this code, or of none.</summary>
    public async Task<SignUpView> JudgeAsync(SignUpKind kind, HandleHash? code, CancellationToken cancel)
    {
        var mode = live.Now.SignUp.Mode;
        if (kind == SignUpKind.SignUp && mode == SignUpMode.Off) return SignUpView.Closed;
        if (kind == SignUpKind.SignUp && mode == SignUpMode.Open && code is null) return SignUpView.Open;
        if (kind == SignUpKind.Setup && await db.Users.AnyAsync(cancel)) return SignUpView.CodeRefused;

        return code is { } hash && await Live(kind, hash).AnyAsync(cancel) ? SignUpView.Open : SignUpView.CodeRefused;
    }

    /// <summary>
    /// Uses the code up, within the transaction that makes the account: of any number of people with one code exactly one gets in.
    /// </summary>
    public async Task<Pass?> EnterAsync(SignUpDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (draft.CodeHash is not { } hash)
        {
            return await JudgeAsync(draft.Kind, null, cancel) == SignUpView.Open ? new Pass(null, now) : null;
        }

        var used = new HandleHash(hash);
        var consumed = await Live(draft.Kind, used).ExecuteUpdateAsync(row => row.SetProperty(r => r.ConsumedAt, now), cancel);
        if (consumed != 1) return null;
        if (draft.Kind == SignUpKind.Setup) return await db.Users.AnyAsync(cancel) ? null : new Pass(Roles.Admin, now);

        var role = await db.OneTimeCodes.Where(row => row.Hash == used).Select(row => row.Role).SingleAsync(cancel);
        return live.Now.SignUp.Mode == SignUpMode.Off ? null : new Pass(role, now);
    }

    private IQueryable<OneTimeCode> Live(SignUpKind kind, HandleHash hash)
    {
        var now = clock.GetUtcNow();
        var purpose = kind == SignUpKind.Setup ? CodePurpose.Setup : CodePurpose.Invite;
        return db.OneTimeCodes.Where(row =>
            row.Hash == hash && row.Purpose == purpose && row.ConsumedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now));
    }

    /// <summary>Leave to make one account, now.</summary>
    /// <param name="Role">The role that the code gives, if any.</param>
    internal sealed record Pass(string? Role, DateTimeOffset At);
}
