using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;

namespace Portal.Accounts;

/// <summary>Takes an account out of use and brings it back.</summary>
internal sealed class AccountStatus(PortalDbContext db, SessionStore sessions, SecurityLog log, TimeProvider clock)
{
    /// <summary>Nobody signs in with it any more, and whatever it had given to apps ends, offline access included. False when there is no such account.</summary>
    public Task<bool> DisableAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            var found = await db.Users
                .Where(user => user.Id == userId)
                .ExecuteUpdateAsync(user => user.SetProperty(u => u.DisabledAt, u => u.DisabledAt ?? now), cancel);
            if (found == 0) return false;

            await sessions.EndAllAsync(userId, SessionEnd.Disabled, cancel);
            await db.Grants
                .Where(grant => grant.UserId == userId && grant.RevokedAt == null)
                .ExecuteUpdateAsync(grant => grant.SetProperty(g => g.RevokedAt, now), cancel);
            await log.RecordAsync(db, new(EventKind.AccountDisabled, userId), cancel);
            return true;
        },
        cancel);

    /// <summary>The account may sign in again; sessions and grants that ended stay ended.</summary>
    public Task<bool> EnableAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var found = await db.Users
                .Where(user => user.Id == userId)
                .ExecuteUpdateAsync(user => user.SetProperty(u => u.DisabledAt, (DateTimeOffset?)null), cancel);
            if (found == 0) return false;

            await log.RecordAsync(db, new(EventKind.AccountEnabled, userId), cancel);
            return true;
        },
        cancel);
}
