using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Accounts.Passkeys;

/// <summary>Whether an administrator asks somebody for a new passkey.</summary>
internal static class PasskeyDemand
{
    public static Task<bool> StandsAsync(PortalDbContext db, Guid userId, CancellationToken cancel) =>
        db.Users.AnyAsync(user => user.Id == userId && user.PasskeyRequiredAt != null, cancel);

    /// <summary>A passkey was added: whatever was asked for is there.</summary>
    public static Task<int> MetAsync(PortalDbContext db, Guid userId, CancellationToken cancel) => db.Users
        .Where(user => user.Id == userId && user.PasskeyRequiredAt != null)
        .ExecuteUpdateAsync(user => user.SetProperty(u => u.PasskeyRequiredAt, (DateTimeOffset?)null), cancel);
}
