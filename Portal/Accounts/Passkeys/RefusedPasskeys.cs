using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;

namespace Portal.Accounts.Passkeys;

/// <summary>Records that a passkey was not added to somebody's account: its owner sees that it was tried, an operator which kind of key it was.</summary>
internal sealed class RefusedPasskeys(PortalDbContext db, SecurityLog log)
{
    public async Task RecordAsync(HttpContext http, PasskeyRefusal refusal)
    {
        // Without somebody signed in it is nobody's account, and anyone could fill the log.
        if (await SignIns.UserAtAsync(http) is not { } userId) return;

        var happened = new SecurityEvent(EventKind.PasskeyRefused, userId)
        {
            Outcome = EventOutcome.Failed,
            Details = new Dictionary<string, string> { ["reason"] = PasskeyRefusal.Wire(refusal.Failure).Reason },
        };
        // What the refused registration left behind in this context is not to be saved along.
        db.ChangeTracker.Clear();
        await log.RecordAsync(db, happened, http.RequestAborted);
    }
}
