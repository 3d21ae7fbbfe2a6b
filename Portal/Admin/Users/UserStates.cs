using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Accounts.Passwords;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users;

/// <summary>Whether an account may be used, as administrators decide it.</summary>
internal sealed class UserStates(PortalDbContext db, Administrators administrators, AccountStatus status, PasswordAttempts guesses, SecurityLog log)
{
    public Task<UserChange> DisableAsync(Guid id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            await administrators.HoldAsync(cancel);
            if (await administrators.IsLastAsync(id, cancel)) return UserChange.LastAdministrator;

            return await status.DisableAsync(id, cancel) ? UserChange.Done : UserChange.Gone;
        },
        cancel);

    public async Task<UserChange> EnableAsync(Guid id, CancellationToken cancel) =>
        await status.EnableAsync(id, cancel) ? UserChange.Done : UserChange.Gone;

    public Task<UserChange> UnlockAsync(Guid id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (!await db.Users.AnyAsync(user => user.Id == id, cancel)) return UserChange.Gone;

            await guesses.ForgetAsync(id, cancel);
            await log.RecordAsync(db, new(EventKind.AccountUnlocked, id), cancel);
            return UserChange.Done;
        },
        cancel);
}
