using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Mail;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Recovery;

/// <summary>Mails links to people who have lost their way to sign in. It costs the same work when there is no such account.</summary>
internal sealed class MailedRecoveries(PortalDbContext db, AccountFinder accounts, MailOutbox outbox, CodeLetters letters, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>For one account: nobody can fill somebody's mailbox by knowing their name.</summary>
    public const int MostAnHour = 3;

    public bool Offered => outbox.IsOpen;

    public async Task AskAsync(string userName, CancellationToken cancel)
    {
        if (!outbox.IsOpen) return;

        var now = clock.GetUtcNow();
        var found = await accounts.FindAsync(userName, cancel);
        var account = found is { DisabledAt: null, EmailConfirmed: true, Email: not null } ? found : null;
        var userId = account?.Id ?? Guid.Empty;
        var recent = await db.OneTimeCodes.CountAsync(
            row => row.UserId == userId && row.Purpose == CodePurpose.RecoverByMail && row.CreatedAt > now.AddHours(-1), cancel);
        if (recent >= MostAnHour) account = null;

        // For nobody there are rows, too, which nobody gets: neither the time nor the log tells the difference.
        var code = OpaqueHandle.Create();
        db.OneTimeCodes.Add(new()
        {
            Hash = HandleHash.Of(code),
            Purpose = CodePurpose.RecoverByMail,
            UserId = account?.Id,
            Email = account?.Email,
            CreatedAt = now,
            ExpiresAt = now + Life,
        });
        outbox.Add(db, account?.Email ?? "", letters.Recovery(account, code), Life);
        await db.SaveChangesAsync(cancel);
    }
}
