using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users.Import;

/// <summary>The accounts that some rows are about, and those that have their addresses.</summary>
internal sealed class ImportedAccounts(Dictionary<string, PortalUser> users, Dictionary<string, Guid> owners, ILookup<Guid, UserGroupRow> groups)
{
    public PortalUser? Find(string normalizedUserName) => users.GetValueOrDefault(normalizedUserName);

    public Guid? OwnerOf(string normalizedEmail) => owners.TryGetValue(normalizedEmail, out var owner) ? owner : null;

    public IReadOnlyList<UserGroupRow> GroupsOf(Guid userId) => [.. groups[userId]];

    public static async Task<ImportedAccounts> ReadAsync(PortalDbContext db, ILookupNormalizer names, IReadOnlyList<ImportRow> rows, CancellationToken cancel)
    {
        var userNames = rows.Select(row => names.NormalizeName(row.UserName)).ToList();
        var emails = rows.Where(row => row.Email is not null).Select(row => names.NormalizeEmail(row.Email!)).ToList();
        // One look at both: somebody who makes one of these accounts between two would have the address and not the name.
        var met = await db.Users
            .Where(user => userNames.Contains(user.NormalizedUserName!) || emails.Contains(user.NormalizedEmail!))
            .ToListAsync(cancel);
        var users = met.IntersectBy(userNames, user => user.NormalizedUserName).ToDictionary(user => user.NormalizedUserName!);
        var ids = users.Values.Select(user => user.Id).ToList();
        var groups = await db.UserGroups.Where(member => ids.Contains(member.UserId)).ToListAsync(cancel);
        return new(
            users,
            met.Where(user => user.NormalizedEmail is not null).ToDictionary(user => user.NormalizedEmail!, user => user.Id),
            groups.ToLookup(member => member.UserId));
    }
}
