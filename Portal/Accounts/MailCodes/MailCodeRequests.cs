using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Mail;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.MailCodes;

/// <summary>
/// Mails codes to sign in with. Whoever is meant, the same statements run and the browser gets a secret: neither the answer nor its time
/// tells whether there is such an account.
/// </summary>
internal sealed class MailCodeRequests(PortalDbContext db, AccountFinder accounts, MailCodeLetters letters, SecurityLog log, TimeProvider clock)
{
    public async Task AskAsync(HttpContext http, string userName, CancellationToken cancel)
    {
        var secret = OpaqueHandle.Create();
        var found = await accounts.FindAsync(userName, cancel);
        await db.AtomicallyAsync(() => AddAsync(found, secret, Browser.Of(http), cancel), cancel);
        MailCodeCookie.Write(http, secret, MailCodeRules.Life);
    }

    private async Task AddAsync(PortalUser? found, string secret, Browser browser, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (foundId, email) = (found?.Id ?? Guid.Empty, found?.Email ?? "");
        // A write that changes nothing: until the transaction ends, nobody asks for another one for this person.
        await db.Users.Where(user => user.Id == foundId).ExecuteUpdateAsync(user => user.SetProperty(u => u.CreatedAt, u => u.CreatedAt), cancel);
        var since = now - MailCodeRules.MailWindow;
        var recent = await db.MailCodes.CountAsync(code => (code.UserId == foundId || code.Email == email) && code.CreatedAt > since, cancel);
        var refusal = MailCodeRules.RefusalOf(found, recent, now);
        var account = refusal is null ? found : null;
        var userId = account?.Id ?? Guid.Empty;
        var stronger = await db.Users.AnyAsync(
            user => user.Id == userId && (db.Passkeys.Any(passkey => passkey.UserId == userId) || db.TotpFactors.Any(factor => factor.UserId == userId)), cancel);

        await MailCodeRules.EndAllAsync(db, userId, now, cancel);
        var text = MailCodeText.Create();
        db.MailCodes.Add(new()
        {
            Hash = HandleHash.Of(secret),
            CodeHash = MailCodeText.HashOf(secret, text),
            UserId = account?.Id,
            Email = account?.Email,
            TriesLeft = MailCodeRules.Tries,
            CreatedAt = now,
            ExpiresAt = now + MailCodeRules.Life,
        });
        letters.Add(db, account, stronger ? null : text, browser);
        await log.RecordAsync(db, Happened(found?.Id, stronger ? "stronger_way" : refusal), cancel);
    }

    private static SecurityEvent Happened(Guid? userId, string? refusal) => refusal is null
        ? new(EventKind.MailCodeSent, userId)
        : new(EventKind.MailCodeRefused, userId) { Outcome = EventOutcome.Failed, Details = new Dictionary<string, string> { ["reason"] = refusal } };
}
