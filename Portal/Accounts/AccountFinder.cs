using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts;

/// <summary>Finds the account that somebody means by a user name or an e-mail address.</summary>
internal sealed class AccountFinder(PortalDbContext db, ILookupNormalizer normalizer)
{
    public Task<PortalUser?> FindAsync(string typed, CancellationToken cancel) => FindAsync(db, normalizer, typed, cancel);

    /// <summary>A user name may look like an address (an administrator chose it), but never wins over the account whose address it is.</summary>
    public static async Task<PortalUser?> FindAsync(PortalDbContext db, ILookupNormalizer normalizer, string typed, CancellationToken cancel)
    {
        var name = normalizer.NormalizeName(typed.Trim());
        var email = normalizer.NormalizeEmail(typed.Trim());
        var found = await db.Users.AsNoTracking()
            .Where(user => user.NormalizedUserName == name || user.NormalizedEmail == email)
            .Take(2)
            .ToListAsync(cancel);
        return found.Find(user => user.NormalizedEmail == email) ?? found.FirstOrDefault();
    }
}
