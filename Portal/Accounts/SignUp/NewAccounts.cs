using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.SignUp;

/// <summary>Makes an account with its first way to sign in, uses up the code and signs in: all of it or nothing.</summary>
internal sealed class NewAccounts(
    PortalDbContext db, UserManager<PortalUser> users, SignUpGate gate, PasskeyStore passkeys, SessionStarts sessions)
{
    public async Task<NewAccount> MakeAsync(SignUpDraft draft, WayIn wayIn, Browser browser, CancellationToken cancel)
    {
        // What is refused on the way is rolled back when the transaction is disposed without a commit.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await gate.EnterAsync(draft, cancel) is not { } pass) return new NewAccount.NotAllowed();
        if (await AddUserAsync(draft, wayIn, pass) is { } refused) return refused;

        PortalPasskey? passkey = null;
        if (wayIn is WayIn.Passkey { Verified: var verified })
        {
            var added = await passkeys.AddAsync(draft.UserId, verified, browser, cancel);
            if (added.Refused) return new NewAccount.PasskeyRefused(added.Refusal);
            passkey = added.Value;
        }

        var proof = passkey is null ? Proof.Password : Proof.Passkey(passkey.Data.IsBackupEligible);
        var session = await sessions.StartAsync(draft.UserId, proof, browser, cancel);
        await transaction.CommitAsync(cancel);
        return new NewAccount.Made(session, passkey);
    }

    private async Task<NewAccount?> AddUserAsync(SignUpDraft draft, WayIn wayIn, SignUpGate.Pass pass)
    {
        var user = new PortalUser
        {
            Id = draft.UserId,
            UserName = draft.UserName,
            Email = draft.Email,
            Name = draft.Name,
            CreatedAt = pass.At,
        };
        try
        {
            var result = wayIn switch
            {
                WayIn.Password { Value: var password } => await users.CreateAsync(user, password),
                WayIn.Passkey => await users.CreateAsync(user),
                _ => throw new UnreachableException(),
            };
            if (!result.Succeeded) return Refused(result);
            if (pass.Role is not null) await users.AddToRoleAsync(user, pass.Role);
            return null;
        }
        catch (DbUpdateException)
        {
            // Identity looks first and writes then; the unique indexes decide between two who are equally fast.
            return new NewAccount.NameTaken();
        }
    }

    private static NewAccount Refused(IdentityResult result) =>
        result.Errors.FirstOrDefault(error => error.Code.StartsWith("Password", StringComparison.Ordinal)) is { } password
            ? new NewAccount.PasswordRefused(password.Description)
            : new NewAccount.NameTaken();
}
