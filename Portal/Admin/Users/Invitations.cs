using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Accounts.SignUp;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Mail;

namespace Portal.Admin.Users;

/// <summary>Invites people to make an account, by mail where that is wanted.</summary>
internal sealed class Invitations(PortalDbContext db, SetupCodes codes, MailOutbox outbox, CodeLetters letters, SecurityLog log)
{
    public async Task<InvitationMade> MakeAsync(Invitation wanted, CancellationToken cancel)
    {
        var email = wanted.Email?.Trim() is { Length: > 0 } typed && outbox.IsOpen ? typed : null;
        if (email is not null && PersonNames.EmailFault(email) is { } fault) return new(null, fault);

        var role = wanted.Role is { } given ? RoleMembers.NameOf(given) : null;
        return new(await db.AtomicallyAsync(() => MakeAsync(role, email, cancel), cancel), null);
    }

    private async Task<string> MakeAsync(string? role, string? email, CancellationToken cancel)
    {
        var link = await codes.InvitationAddressAsync(role, cancel);
        if (email is not null)
        {
            var inviter = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == SecurityLog.Actor, cancel);
            outbox.Add(db, email, letters.Invitation(inviter, link));
        }

        var details = role is null ? null : new Dictionary<string, string> { ["name"] = role };
        await log.RecordAsync(db, new(EventKind.InvitationCreated, UserId: null) { Details = details }, cancel);
        return link;
    }
}
