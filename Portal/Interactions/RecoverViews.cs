using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Data;

namespace Portal.Interactions;

/// <summary>What the owner of an account sees of it while they get back in.</summary>
internal sealed class RecoverViews(PortalDbContext db, AccountViews accounts, PageContext page)
{
    // More would only push the button off the screen.
    private const int Most = 5;

    public bool Passwords => page.Settings.Passwords.Enabled;

    public async Task<RecoverChoice?> ChoiceAsync(string ticket, Guid userId, CancellationToken cancel)
    {
        if (await accounts.FindAsync(userId, cancel) is not { } account) return null;

        var now = page.Now;
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.EndedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastSeenAt)
            .Take(Most)
            .Select(session => new { session.UserAgent, session.LastSeenAt })
            .ToListAsync(cancel);
        return new(ticket, account, Passwords, [.. sessions.Select(session => new SignedInPlace(DeviceWords.Of(session.UserAgent), session.LastSeenAt))]);
    }
}
