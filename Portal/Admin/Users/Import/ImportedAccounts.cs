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
        var users = await db.Users.Where(user => userNames.Contains(user.NormalizedUserName!)).ToListAsync(cancel);
        var owners = await db.Users.Where(user => emails.Contains(user.NormalizedEmail!)).Select(user => new { user.Id, user.NormalizedEmail }).ToListAsync(cancel);
        var ids = users.ConvertAll(user => user.Id);
        var groups = await db.UserGroups.Where(member => ids.Contains(member.UserId)).ToListAsync(cancel);
        return new(
            users.ToDictionary(user => user.NormalizedUserName!),
            owners.ToDictionary(owner => owner.NormalizedEmail!, owner => owner.Id),
            groups.ToLookup(member => member.UserId));
    }
}
