using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users;

/// <summary>Gives roles and takes them.</summary>
internal sealed class RoleMembers(PortalDbContext db, Administrators administrators, SecurityLog log, TimeProvider clock)
{
    public static Guid IdOf(UserRole role) => role switch
    {
        UserRole.Admin => Roles.AdminId,
        UserRole.Auditor => Roles.AuditorId,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static string NameOf(UserRole role) => role switch
    {
        UserRole.Admin => Roles.Admin,
        UserRole.Auditor => Roles.Auditor,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public Task<UserChange> GiveAsync(Guid id, UserRole role, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            await administrators.HoldAsync(cancel);
            var roleId = IdOf(role);
            if (!await db.Users.AnyAsync(user => user.Id == id, cancel)) return UserChange.Gone;
            if (await db.UserRoles.AnyAsync(held => held.UserId == id && held.RoleId == roleId, cancel)) return UserChange.Done;

            db.UserRoles.Add(new() { UserId = id, RoleId = roleId });
            await log.RecordAsync(db, Happened(EventKind.RoleGiven, id, role), cancel);
            await Memberships.ChangedAsync(db, id, clock.GetUtcNow(), cancel);
            return UserChange.Done;
        },
        cancel);

    public Task<UserChange> TakeAsync(Guid id, UserRole role, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            await administrators.HoldAsync(cancel);
            if (role == UserRole.Admin && await administrators.IsLastAsync(id, cancel)) return UserChange.LastAdministrator;

            var roleId = IdOf(role);
            if (await db.UserRoles.Where(held => held.UserId == id && held.RoleId == roleId).ExecuteDeleteAsync(cancel) == 0) return UserChange.Gone;

            await log.RecordAsync(db, Happened(EventKind.RoleTaken, id, role), cancel);
            await Memberships.ChangedAsync(db, id, clock.GetUtcNow(), cancel);
            return UserChange.Done;
        },
        cancel);

    private static SecurityEvent Happened(EventKind what, Guid id, UserRole role) =>
        new(what, id) { Details = new Dictionary<string, string> { ["name"] = NameOf(role) } };
}
