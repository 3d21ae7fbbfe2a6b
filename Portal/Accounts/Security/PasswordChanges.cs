using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Passwords;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Security;

/// <summary>Sets, changes and removes the password of somebody who has proved who they are.</summary>
internal sealed class PasswordChanges(
    PortalDbContext db, IPasswordHasher<PortalUser> hasher, PasswordRules rules, SignInChanges signIns, IStringLocalizer<Words> words)
{
    public async Task<SecurityAnswer> SetAsync(Proven who, string? current, string password, bool endOthers, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == who.UserId, cancel);
        if (user.PasswordHash is not null && !who.WithPasskey && !await IsCurrentAsync(user, current ?? "", cancel))
            return new SecurityAnswer.Refused("current", words["Security.CurrentWrong"]);
        if (rules.FaultOf(password, user) is { } fault) return new SecurityAnswer.Refused("password", fault);

        var hash = hasher.HashPassword(user, password);
        return await db.AtomicallyAsync<SecurityAnswer>(
            async () =>
            {
                // Of two changes at once the second was made without knowing of the first.
                if (!await WriteAsync(user.Id, user.PasswordHash, hash, cancel)) return new SecurityAnswer.NeedsProof();

                await signIns.ChangedAsync(EventKind.PasswordChanged, who.UserId, endOthers ? who.SessionId : null, cancel);
                return new SecurityAnswer.Done();
            },
            cancel);
    }

    public Task<SecurityAnswer> RemoveAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync<SecurityAnswer>(
        async () =>
        {
            // A write that changes nothing: until the transaction ends, nobody removes this person's last passkey.
            await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(user => user.SetProperty(u => u.CreatedAt, u => u.CreatedAt), cancel);
            if (!await db.Passkeys.AnyAsync(passkey => passkey.UserId == userId, cancel))
                return new SecurityAnswer.Refused(null, words["Security.PasswordLastWayIn"]);

            await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(user => user.SetProperty(u => u.PasswordHash, (string?)null), cancel);
            await signIns.ChangedAsync(EventKind.PasswordRemoved, userId, keepOnly: null, cancel);
            return new SecurityAnswer.Done();
        },
        cancel);

    private async Task<bool> WriteAsync(Guid userId, string? before, string hash, CancellationToken cancel) => await db.Users
        .Where(user => user.Id == userId && user.PasswordHash == before)
        .ExecuteUpdateAsync(
            user => user.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString()), cancel) == 1;

    // Guesses count as they do on the sign-in page.
    private async Task<bool> IsCurrentAsync(PortalUser user, string current, CancellationToken cancel) =>
        await signIns.TryGuessAsync(user.Id, cancel)
        && hasher.VerifyHashedPassword(user, user.PasswordHash!, current) != PasswordVerificationResult.Failed
        && await signIns.GuessedAsync(user.Id, cancel);
}
