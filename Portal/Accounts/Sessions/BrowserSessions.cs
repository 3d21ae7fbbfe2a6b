using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Sessions;

/// <summary>
/// The accounts that are signed in at one browser. It holds a handle for each, and one of them is in use; a session that somebody names by
/// its id is theirs to choose or to end only when the browser holds its handle.
/// </summary>
internal sealed class BrowserSessions(PortalDbContext db, SessionStore sessions, TimeProvider clock)
{
    /// <summary>The one in use first; those that ended are left out.</summary>
    public async Task<IReadOnlyList<SessionAtBrowser>> ListAsync(HttpContext http, CancellationToken cancel)
    {
        var active = SessionCookie.Read(http.Request);
        List<SessionAtBrowser> found = [];
        foreach (var handle in SessionCookie.ReadAll(http.Request))
        {
            if (await sessions.FindAsync(HandleHash.Of(handle), cancel) is { } live) found.Add(new(handle, live, handle == active));
        }

        return found;
    }

    /// <summary>Puts a session to use; no proof is asked for while it lives. False when this browser does not hold it.</summary>
    public async Task<bool> ChooseAsync(HttpContext http, Guid sessionId, CancellationToken cancel)
    {
        var all = await ListAsync(http, cancel);
        if (all.FirstOrDefault(one => one.Session.Id == sessionId) is not { } chosen) return false;

        var now = clock.GetUtcNow();
        await db.Sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(session => session.SetProperty(s => s.ChosenAt, now), cancel);
        SignIns.Remember(http, new(chosen.Handle, HandlesOf(all.Where(one => one != chosen))));
        return true;
    }

    /// <summary>Ends one of them.</summary>
    public async Task LeaveAsync(HttpContext http, Guid sessionId, CancellationToken cancel)
    {
        var all = await ListAsync(http, cancel);
        if (all.FirstOrDefault(one => one.Session.Id == sessionId) is not { } left) return;

        await sessions.EndAsync(sessionId, SessionEnd.SignedOut, cancel);
        if (left.Active) SessionCookie.Remove(http);
        SessionCookie.WriteOthers(http, HandlesOf(all.Where(one => one != left && !one.Active)), SessionStore.AbsoluteLife);
    }

    private static IReadOnlyList<string> HandlesOf(IEnumerable<SessionAtBrowser> sessions) => [.. sessions.Select(one => one.Handle).Take(SessionStarts.OthersLimit)];
}
