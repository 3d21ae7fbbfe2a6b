using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Accounts.SignUp;
using Portal.Client.Contracts;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users;

/// <summary>Makes accounts for other people: all of it or nothing. How they sign in is theirs to choose, by the link that comes with it.</summary>
internal sealed class NewUsers(PortalDbContext db, UserManager<PortalUser> users, SignUpNames names, UserBelongings belongings, TimeProvider clock)
{
    public async Task<UserMade> MakeAsync(NewUser wanted, CancellationToken cancel)
    {
        var details = SignUpNames.Trim(new SignUpDetails(wanted.UserName, wanted.Name, wanted.Email));
        if (await names.FaultsAsync(details) is { Count: > 0 } faults) return new(null, null, faults);

        if (wanted.Groups.Any(group => MembershipNames.Group(group) is null))
            return new(null, null, new Dictionary<string, string> { ["groups"] = Words.Of("Names.GroupShape") });

        // What is refused on the way is rolled back when the transaction is disposed without a commit.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var user = new PortalUser
        {
            UserName = details.UserName,
            Name = details.Name,
            Email = details.Email,
            EmailConfirmed = wanted.EmailVerified,
            CreatedAt = clock.GetUtcNow(),
        };
        if (!await TryAddAsync(user)) return new(null, null, await TakenAsync(details));

        var link = await belongings.GiveAsync(user.Id, wanted, cancel);
        await transaction.CommitAsync(cancel);
        return new(user.Id, link, new Dictionary<string, string>());
    }

    private async Task<bool> TryAddAsync(PortalUser user)
    {
        try
        {
            return (await users.CreateAsync(user)).Succeeded;
        }
        catch (DbUpdateException)
        {
            // Identity looks first and writes then; the unique indexes decide between two who are equally fast.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    // Somebody was faster: which of the two it is about shows only now.
    private async Task<IReadOnlyDictionary<string, string>> TakenAsync(SignUpDetails details)
    {
        if (db.Database.CurrentTransaction is { } transaction) await transaction.RollbackAsync();
        return await names.FaultsAsync(details);
    }
}
