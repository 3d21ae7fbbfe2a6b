using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Data;

namespace Portal.Interactions;

/// <summary>A person's account as pages name it.</summary>
internal sealed class AccountViews(PortalDbContext db)
{
    public async Task<AccountView?> FindAsync(Guid userId, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking()
            .Where(row => row.Id == userId)
            .Select(row => new { row.Name, row.UserName, row.Email })
            .SingleOrDefaultAsync(cancel);
        return user is null ? null : new(user.Name.Length > 0 ? user.Name : user.UserName ?? "", user.UserName ?? "", user.Email);
    }
}
