using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.MailCodes;

/// <summary>Signs people in by a mailed code. A try is counted before it is judged, and what uses a code up starts the session: both or neither.</summary>
internal sealed class MailCodeSignIn(PortalDbContext db, SessionStarts starts, SecurityLog log, TimeProvider clock)
{
    public async Task<MailCodeAnswer> TakeAsync(HttpContext http, string typed, CancellationToken cancel)
    {
        if (MailCodeCookie.Read(http.Request) is not { } secret) return new MailCodeAnswer.Over();

        var (browser, now) = (HandleHash.Of(secret), clock.GetUtcNow());
        var counted = await MailCodeRules.Open(db, browser, now).ExecuteUpdateAsync(code => code.SetProperty(c => c.TriesLeft, c => c.TriesLeft - 1), cancel);
        if (counted != 1) return new MailCodeAnswer.Over();

        if (await RedeemAsync(browser, MailCodeText.HashOf(secret, typed), Browser.Of(http), cancel) is var (userId, started))
        {
            SignIns.Remember(http, started);
            MailCodeCookie.Remove(http);
            return new MailCodeAnswer.SignedIn(userId);
        }

        var meant = await db.MailCodes.Where(code => code.Hash == browser).Select(code => code.UserId).SingleOrDefaultAsync(cancel);
        await log.RecordAsync(db, SecurityEvent.SignInFailed(meant, "mail_code", "wrong_code"), cancel);
        return new MailCodeAnswer.Wrong();
    }

    /// <summary>Whether a code may be waited for at this browser.</summary>
    public static bool Waits(HttpContext http) => MailCodeCookie.Read(http.Request) is not null;

    private Task<(Guid UserId, StartedSession Session)?> RedeemAsync(HandleHash browser, HandleHash typed, Browser at, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            var used = await MailCodeRules.Fitting(db, browser, typed, now).ExecuteUpdateAsync(code => code.SetProperty(c => c.EndedAt, now), cancel);
            if (used != 1) return ((Guid, StartedSession)?)null;

            var userId = await db.MailCodes.Where(code => code.Hash == browser).Select(code => code.UserId!.Value).SingleAsync(cancel);
            await log.RecordAsync(db, new(EventKind.MailCodeUsed, userId), cancel);
            return (userId, await starts.StartAsync(userId, Proof.MailCode, at, cancel));
        },
        cancel);
}
