using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users;

/// <summary>Asks people for a new passkey: until they have added one, no sign-in leads anywhere else.</summary>
internal sealed class PasskeyDemands(PortalDbContext db, SessionStore sessions, SecurityLog log, TimeProvider clock)
{
    /// <summary>Whoever is signed in is so no longer, and apps lose their access, offline access included.</summary>
    public Task<UserChange> MakeAsync(Guid id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            if (await SetAsync(id, now, cancel) == 0) return UserChange.Gone;

            // A passkey that is being made at this moment is not a new one.
            await db.PasskeyCeremonies.Where(ceremony => ceremony.UserId == id).ExecuteDeleteAsync(cancel);
            await sessions.EndAllAsync(id, SessionEnd.EndedByAdministrator, cancel);
            await db.Grants
                .Where(grant => grant.UserId == id && grant.RevokedAt == null)
                .ExecuteUpdateAsync(grant => grant.SetProperty(g => g.RevokedAt, now), cancel);
            await log.RecordAsync(db, new(EventKind.PasskeyRequired, id), cancel);
            return UserChange.Done;
        },
        cancel);

    /// <summary>The passkeys that there are will do.</summary>
    public Task<UserChange> DropAsync(Guid id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await SetAsync(id, null, cancel) == 0) return UserChange.Gone;

            await log.RecordAsync(db, new(EventKind.PasskeyNotRequired, id), cancel);
            return UserChange.Done;
        },
        cancel);

    private Task<int> SetAsync(Guid id, DateTimeOffset? at, CancellationToken cancel) => db.Users
        .Where(user => user.Id == id)
        .ExecuteUpdateAsync(user => user.SetProperty(u => u.PasskeyRequiredAt, at), cancel);
}
