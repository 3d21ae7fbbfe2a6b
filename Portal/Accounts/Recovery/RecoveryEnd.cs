using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;

namespace Portal.Accounts.Recovery;

/// <summary>What follows when the owner of an account got back in.</summary>
internal sealed class RecoveryEnd(PortalDbContext db, SessionStore sessions, SecurityLog log)
{
    /// <summary>Whoever else was signed in, or about to be, is so no longer. The owner finds it in their activity.</summary>
    public async Task FinishAsync(RecoveryTicket ticket, CancellationToken cancel)
    {
        await db.SignInAttempts.Where(attempt => attempt.UserId == ticket.UserId).ExecuteDeleteAsync(cancel);
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
