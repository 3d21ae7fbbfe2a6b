using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Accounts;

/// <summary>Sees to it that somebody is left who can look after the portal.</summary>
internal sealed class Administrators(PortalDbContext db)
{
    /// <summary>Until the transaction ends nobody else changes who is one: two last ones who leave at once must not each count on the other.</summary>
    // A write that changes nothing.
    public Task<int> HoldAsync(CancellationToken cancel) => db.Roles
        .Where(role => role.Id == Roles.AdminId)
        .ExecuteUpdateAsync(role => role.SetProperty(r => r.Name, r => r.Name), cancel);

    /// <summary>Whether this is one, and nobody else who could sign in is.</summary>
    public async Task<bool> IsLastAsync(Guid userId, CancellationToken cancel) =>
        await Members().AnyAsync(held => held.UserId == userId, cancel)
        && !await Members().AnyAsync(held => held.UserId != userId && db.Users.Any(user => user.Id == held.UserId && user.DisabledAt == null), cancel);

    private IQueryable<IdentityUserRole<Guid>> Members() => db.UserRoles.Where(held => held.RoleId == Roles.AdminId);
}
