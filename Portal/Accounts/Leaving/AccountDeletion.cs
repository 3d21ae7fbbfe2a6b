using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Audit.Chain;
using Portal.Data;

namespace Portal.Accounts.Leaving;

/// <summary>
/// Deletes an account and everything that is its person's: all of it or nothing. Apps are told that the sessions ended; what happened
/// stays in the log of events, but nobody can be found in it any more.
/// </summary>
internal sealed class AccountDeletion(PortalDbContext db, Administrators administrators, SessionStore sessions, SecurityLog log, EventErasure events)
{
    /// <summary>False when nobody else could look after the portal, or the account is gone already.</summary>
    public Task<bool> DeleteAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            await administrators.HoldAsync(cancel);
            if (await administrators.IsLastAsync(userId, cancel)) return false;

            // Before anything is gone: who is to be told follows from the grants.
            await sessions.EndAllAsync(userId, SessionEnd.Deleted, cancel);
            await log.RecordAsync(db, new(EventKind.AccountDeleted, userId), cancel);
            await events.TakeOutAsync(db, userId, cancel);

            // Everything else of theirs goes with the row: the database sees to it.
            return await db.Users.Where(user => user.Id == userId).ExecuteDeleteAsync(cancel) == 1;
        },
        cancel);
}
