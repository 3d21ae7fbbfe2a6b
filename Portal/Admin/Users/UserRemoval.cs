using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Accounts.Leaving;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users;

/// <summary>Deletes somebody's account for them, just as they could.</summary>
internal sealed class UserRemoval(PortalDbContext db, Administrators administrators, AccountDeletion deletion)
{
    public Task<UserChange> DeleteAsync(Guid id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            await administrators.HoldAsync(cancel);
            if (!await db.Users.AnyAsync(user => user.Id == id, cancel)) return UserChange.Gone;
            if (await administrators.IsLastAsync(id, cancel)) return UserChange.LastAdministrator;

            return await deletion.DeleteAsync(id, cancel) ? UserChange.Done : UserChange.Gone;
        },
        cancel);
}
