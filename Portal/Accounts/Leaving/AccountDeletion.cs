using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;

namespace Portal.Accounts.Leaving;

/// <summary>
/// Deletes an account and everything that is its person's: all of it or nothing. Apps are told that the sessions ended; what happened
/// stays in the log of events, but nobody can be found in it any more.
/// </summary>
internal sealed class AccountDeletion(PortalDbContext db, SessionStore sessions, SecurityLog log)
{
    /// <summary>False when nobody else could look after the portal, or the account is gone already.</summary>
    public Task<bool> DeleteAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            await HoldAdministratorsAsync(cancel);
            if (await IsLastAdministratorAsync(userId, cancel)) return false;

            // Before anything is gone: who is to be told follows from the grants.
            await sessions.EndAllAsync(userId, SessionEnd.Deleted, cancel);
            await log.RecordAsync(db, new(EventKind.AccountDeleted, userId), cancel);
            await TakeOutOfEventsAsync(userId, cancel);

            // Everything else of theirs goes with the row: the database sees to it.
            return await db.Users.Where(user => user.Id == userId).ExecuteDeleteAsync(cancel) == 1;
        },
        cancel);

    public async Task<bool> IsLastAdministratorAsync(Guid userId, CancellationToken cancel) =>
        await Administrators().AnyAsync(held => held.UserId == userId, cancel)
        && !await Administrators().AnyAsync(held => held.UserId != userId && db.Users.Any(user => user.Id == held.UserId && user.DisabledAt == null), cancel);

    private IQueryable<Microsoft.AspNetCore.Identity.IdentityUserRole<Guid>> Administrators() => db.UserRoles.Where(held => held.RoleId == Roles.AdminId);

    // A write that changes nothing: two last administrators who leave at once must not each count on the other.
    private Task<int> HoldAdministratorsAsync(CancellationToken cancel) => db.Roles
        .Where(role => role.Id == Roles.AdminId)
        .ExecuteUpdateAsync(role => role.SetProperty(r => r.Name, r => r.Name), cancel);

    private async Task TakeOutOfEventsAsync(Guid userId, CancellationToken cancel)
    {
        await db.SecurityEvents.Where(row => row.ActorId == userId).ExecuteUpdateAsync(row => row.SetProperty(r => r.ActorId, (Guid?)null), cancel);
        await db.SecurityEvents.Where(row => row.UserId == userId).ExecuteUpdateAsync(
            row => row
                .SetProperty(r => r.UserId, (Guid?)null)
                .SetProperty(r => r.SessionId, (Guid?)null)
                .SetProperty(r => r.Address, (string?)null)
                .SetProperty(r => r.UserAgent, (string?)null)
                .SetProperty(r => r.Details, (string?)null),
            cancel);
    }
}
