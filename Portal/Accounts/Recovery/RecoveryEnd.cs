using Microsoft.EntityFrameworkCore;
using Portal.Accounts.MailCodes;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Recovery;

/// <summary>What follows when the owner of an account got back in.</summary>
internal sealed class RecoveryEnd(PortalDbContext db, SessionStore sessions, SecurityLog log, TimeProvider clock)
{
    /// <summary>Whoever else was signed in, or about to be, is so no longer. The owner finds it in their activity.</summary>
    public async Task FinishAsync(RecoveryTicket ticket, CancellationToken cancel)
    {
        await db.SignInAttempts.Where(attempt => attempt.UserId == ticket.UserId).ExecuteDeleteAsync(cancel);
        await MailCodeRules.EndAllAsync(db, ticket.UserId, clock.GetUtcNow(), cancel);
        // Whatever was begun by mail is over, too.
        await db.OneTimeCodes
            .Where(row => row.UserId == ticket.UserId && row.ConsumedAt == null && (row.Purpose == CodePurpose.RecoveryWait || row.Purpose == CodePurpose.RecoverByMail))
            .ExecuteDeleteAsync(cancel);
        await sessions.EndAllAsync(ticket.UserId, SessionEnd.Recovered, cancel);
        await log.RecordAsync(
            db,
            new(EventKind.AccountRecovered, ticket.UserId)
            {
                Details = new Dictionary<string, string> { ["method"] = ticket.Kind == RecoveryKind.Code ? "recovery_code" : "link" },
            },
            cancel);
    }
}
