using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Passwords;
using Portal.Accounts.Sessions;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Recovery;

/// <summary>
/// Adds a way to sign in to an account that is being recovered. Nobody is signed in by it: what the account asks for at sign-in is asked
/// for then, so that a recovery never stands for more than the way that it replaces.
/// </summary>
internal sealed class RecoveredAccounts(
    PortalDbContext db, Recoveries recoveries, PasskeyStore passkeys, PasswordRules rules, IPasswordHasher<PortalUser> hasher)
{
    public async Task<PasskeyResult<PortalPasskey>> AddPasskeyAsync(
        RecoveryTicket ticket, UserPasskeyInfo verified, Browser browser, CancellationToken cancel)
    {
        // What is refused on the way is rolled back when the transaction is disposed without a commit.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await recoveries.EnterAsync(ticket, cancel)) return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "recovery was used or ended");

        var added = await passkeys.AddAsync(ticket.UserId, verified, browser, cancel);
        if (added.Refused) return added;

        await recoveries.FinishAsync(ticket, cancel);
        await transaction.CommitAsync(cancel);
        return added;
    }

    public async Task<RecoveredPassword> SetPasswordAsync(RecoveryTicket ticket, string password, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticket.UserId, cancel);
        if (user is null) return new RecoveredPassword.Over();
        if (rules.FaultOf(password, user) is { } fault) return new RecoveredPassword.Refused(fault);

        var hash = hasher.HashPassword(user, password);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await recoveries.EnterAsync(ticket, cancel)) return new RecoveredPassword.Over();

        await db.Users
            .Where(row => row.Id == ticket.UserId)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(r => r.PasswordHash, hash)
                    .SetProperty(r => r.SecurityStamp, Guid.NewGuid().ToString())
                    .SetProperty(r => r.AccessFailedCount, 0)
                    .SetProperty(r => r.LockoutEnd, (DateTimeOffset?)null),
                cancel);
        await recoveries.FinishAsync(ticket, cancel);
        await transaction.CommitAsync(cancel);
        return new RecoveredPassword.Set();
    }
}
