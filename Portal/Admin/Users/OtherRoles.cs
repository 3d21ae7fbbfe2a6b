using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users;

/// <summary>Roles that mean something to apps and nothing to the portal: each is made when it is first given.</summary>
internal sealed class OtherRoles(PortalDbContext db, Administrators administrators, ILookupNormalizer names, SecurityLog log, TimeProvider clock)
{
    public const int LimitPerUser = 100;

    public Task<UserChange> GiveAsync(Guid id, string typed, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (MembershipNames.OtherRole(typed) is not { } name) return UserChange.NameRefused;

            // Two who give a new role at once must not each make it.
            await administrators.HoldAsync(cancel);
            if (!await db.Users.AnyAsync(user => user.Id == id, cancel)) return UserChange.Gone;

            var role = await FindOrAddAsync(name, cancel);
            if (await db.UserRoles.AnyAsync(held => held.UserId == id && held.RoleId == role.Id, cancel)) return UserChange.Done;
            if (await db.UserRoles.CountAsync(held => held.UserId == id, cancel) >= LimitPerUser) return UserChange.TooMany;

            db.UserRoles.Add(new() { UserId = id, RoleId = role.Id });
            await log.RecordAsync(db, Happened(EventKind.RoleGiven, id, role.Name!), cancel);
            await Memberships.ChangedAsync(db, id, clock.GetUtcNow(), cancel);
            return UserChange.Done;
        },
        cancel);

    public Task<UserChange> TakeAsync(Guid id, string name, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (MembershipNames.IsOwn(name)) return UserChange.NameRefused;

            var normalized = names.NormalizeName(name);
            var taken = await db.UserRoles
                .Where(held => held.UserId == id && db.Roles.Any(role => role.Id == held.RoleId && role.NormalizedName == normalized))
                .ExecuteDeleteAsync(cancel);
            if (taken == 0) return UserChange.Gone;

            await log.RecordAsync(db, Happened(EventKind.RoleTaken, id, name), cancel);
            await Memberships.ChangedAsync(db, id, clock.GetUtcNow(), cancel);
            return UserChange.Done;
        },
        cancel);

    private async Task<IdentityRole<Guid>> FindOrAddAsync(string name, CancellationToken cancel)
    {
        var normalized = names.NormalizeName(name);
        return await db.Roles.SingleOrDefaultAsync(role => role.NormalizedName == normalized, cancel)
            ?? db.Roles.Add(new() { Id = Guid.NewGuid(), Name = name, NormalizedName = normalized, ConcurrencyStamp = Guid.NewGuid().ToString() }).Entity;
    }

    private static SecurityEvent Happened(EventKind what, Guid id, string name) => new(what, id) { Details = new Dictionary<string, string> { ["name"] = name } };
}
