using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Accounts;

/// <summary>The groups and roles of a person, as apps are told of them.</summary>
internal sealed record Memberships(IReadOnlyList<string> Groups, IReadOnlyList<string> Roles)
{
    public static Memberships None { get; } = new([], []);

    public static async Task<Memberships> OfAsync(PortalDbContext db, Guid userId, CancellationToken cancel)
    {
        var groups = await db.UserGroups.Where(member => member.UserId == userId).Select(member => member.Name).ToListAsync(cancel);
        var roles = await (
            from held in db.UserRoles
            join role in db.Roles on held.RoleId equals role.Id
            where held.UserId == userId
            select role.Name).ToListAsync(cancel);
        return new([.. groups.Order(StringComparer.Ordinal)], [.. roles.OfType<string>().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Notes that apps are told otherwise from now on.</summary>
    public static Task<int> ChangedAsync(PortalDbContext db, Guid userId, DateTimeOffset now, CancellationToken cancel) => db.Users
        .Where(user => user.Id == userId)
        .ExecuteUpdateAsync(user => user.SetProperty(u => u.ClaimsChangedAt, now), cancel);
}
