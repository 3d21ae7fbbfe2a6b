using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Recovery;
using Portal.Accounts.Sessions;
using Portal.Accounts.SignUp;
using Portal.Data;

namespace Portal.Accounts.Passkeys;

/// <summary>Passkeys of people who are not signed in: a sealed ticket says which account they are making, or getting back into.</summary>
internal sealed class TicketPasskeys(
    SignUpTickets signUps, NewAccounts accounts, RecoveryTickets recoveries, RecoveredAccounts recovered, PortalDbContext db)
{
    /// <summary>The account, as authenticators show it; null when the ticket is not good any more.</summary>
    public async Task<PasskeyUserEntity?> EntityOfAsync(string ticket, CancellationToken cancel)
    {
        if (signUps.Open(ticket) is { } draft) return new() { Id = draft.UserId.ToString(), Name = draft.UserName, DisplayName = draft.Name };
        if (recoveries.Open(ticket) is not { } recovery) return null;

        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == recovery.UserId, cancel);
        var userName = user?.UserName ?? "";
        return user is null ? null : new() { Id = user.Id.ToString(), Name = userName, DisplayName = user.Name.Length > 0 ? user.Name : userName };
    }

    public async Task<PasskeyResult<PasskeyRegistration.Registered>> UseAsync(HttpContext http, PasskeyVerifier.Attested attested, string ticket)
    {
        if (signUps.Open(ticket) is { } draft && attested.UserId == draft.UserId.ToString()) return await SignUpAsync(http, attested, draft);
        if (recoveries.Open(ticket) is not { } recovery || attested.UserId != recovery.UserId.ToString())
            return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "ticket is not valid any more");

        var added = await recovered.AddPasskeyAsync(recovery, attested.Passkey, Browser.Of(http), http.RequestAborted);
        return added.Refused ? added.Refusal : new PasskeyRegistration.Registered(added.Value, SignsInNext: true);
    }

    private async Task<PasskeyResult<PasskeyRegistration.Registered>> SignUpAsync(HttpContext http, PasskeyVerifier.Attested attested, SignUpDraft draft)
    {
        var account = await accounts.MakeAsync(draft, new WayIn.Passkey(attested.Passkey), Browser.Of(http), http.RequestAborted);
        switch (account)
        {
            case NewAccount.Made { Passkey: { } passkey } made:
                SignIns.Remember(http, made.Session);
                return new PasskeyRegistration.Registered(passkey, SignsInNext: false);
            case NewAccount.NotAllowed:
                return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "sign-up code is not valid any more");
            case NewAccount.NameTaken:
                return new PasskeyRefusal(PasskeyFailure.UserNameTaken, "user name or e-mail address is taken");
            case NewAccount.PasskeyRefused refused:
                return refused.Refusal;
            default:
                throw new UnreachableException(account.GetType().Name);
        }
    }
}
