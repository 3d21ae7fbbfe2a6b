using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Mail;

/// <summary>Tells a sign-in at a browser that its owner has used before from one that they may not know.</summary>
internal static class KnownDevices
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>
    /// True when the person has signed in before, but in the last 90 days not with this browser on this system. Versions do not count:
    /// browsers change theirs every month.
    /// </summary>
    public static async Task<bool> IsNewAsync(PortalDbContext db, SecurityEventRow signIn, CancellationToken cancel)
    {
        var before = db.SecurityEvents.Where(row => row.UserId == signIn.UserId && row.Kind == EventKind.SignInSucceeded.Name);
        var sessions = db.Sessions.Where(row => row.UserId == signIn.UserId && row.Id != signIn.SessionId);
        if (!await before.AnyAsync(cancel) && !await sessions.AnyAsync(cancel)) return false;

        var since = signIn.At - Remembered;
        var agents = await before.Where(row => row.At >= since).Select(row => row.UserAgent)
            .Union(sessions.Where(row => row.LastSeenAt >= since).Select(row => row.UserAgent))
            .ToListAsync(cancel);
        var device = DeviceWords.Of(signIn.UserAgent);
        return agents.TrueForAll(agent => DeviceWords.Of(agent) != device);
    }
}
