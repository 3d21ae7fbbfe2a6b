using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Mail;

namespace Portal.Accounts.Recovery;

/// <summary>Tells the owner of an account that somebody wants to recover it: by mail, in their activity, and on every open page.</summary>
internal sealed class RecoveryWaitNews(PortalDbContext db, MailOutbox outbox, CodeLetters letters, SecurityLog log)
{
    public async Task BegunAsync(Guid userId, string stopCode, DateTimeOffset until, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancel);
        if (outbox.IsOpen) outbox.Add(db, user.Email!, letters.RecoveryWaits(user, stopCode, until));
        await log.RecordAsync(db, new(EventKind.RecoveryRequested, userId), cancel);
    }

    public Task StoppedAsync(Guid userId, CancellationToken cancel) => log.RecordAsync(db, new(EventKind.RecoveryStopped, userId), cancel);
}
