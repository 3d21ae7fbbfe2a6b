using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;

namespace Portal.Accounts.Passwords;

/// <summary>
/// Counts guesses in Identity's own columns, but before the password is looked at and in one statement each: of any number of guesses
/// made at once no more than the limit are judged. <c>UserManager</c> counts afterwards, and loses counts that collide.
/// </summary>
internal sealed class PasswordAttempts(PortalDbContext db, IOptions<IdentityOptions> options, TimeProvider clock)
{
    /// <summary>False when the account is locked. A user that does not exist costs the same statement.</summary>
    public async Task<bool> TryTakeAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var limit = options.Value.Lockout.MaxFailedAccessAttempts;
        DateTimeOffset? until = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        return await db.Users
            .Where(user => user.Id == userId && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                user => user
                    .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount + 1 >= limit ? until : null)
                    .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1 >= limit ? 0 : u.AccessFailedCount + 1),
                cancel) == 1;
    }

    /// <summary>The guess was right: the count starts again.</summary>
    public Task ForgetAsync(Guid userId, CancellationToken cancel) => db.Users
        .Where(user => user.Id == userId)
        .ExecuteUpdateAsync(
            user => user.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), cancel);
}
