using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passwords;
using Portal.Accounts.SecondFactors;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;

namespace Portal.Accounts.Security;

/// <summary>What follows when it changes how somebody signs in.</summary>
internal sealed class SignInChanges(PortalDbContext db, PasswordAttempts guesses, SignInAttempts attempts, SessionStore sessions, SecurityLog log)
{
    /// <summary>False when there were too many guesses.</summary>
    public Task<bool> TryGuessAsync(Guid userId, CancellationToken cancel) => guesses.TryTakeAsync(userId, cancel);

    public async Task<bool> GuessedAsync(Guid userId, CancellationToken cancel)
    {
        await guesses.ForgetAsync(userId, cancel);
        return true;
    }

    /// <summary>Sign-ins that are half done begin again.</summary>
    /// <param name="what">What changed.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="keepOnly">The one session that goes on; null: all of them do.</param>
    public async Task ChangedAsync(EventKind what, Guid userId, Guid? keepOnly, CancellationToken cancel)
    {
        await log.RecordAsync(db, new(what, userId), cancel);
        await attempts.ForgetAsync(userId, cancel);
        if (keepOnly is not { } kept) return;

        var others = await db.Sessions
            .Where(session => session.UserId == userId && session.Id != kept && session.EndedAt == null)
            .Select(session => session.Id)
            .ToListAsync(cancel);
        foreach (var other in others) await sessions.EndAsync(other, SessionEnd.EndedByOwner, cancel);
    }
}
