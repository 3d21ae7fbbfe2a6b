using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Logout;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Languages;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Sessions;

/// <summary>Keeps sessions. Every change is one statement or one transaction, so that an ended session stays ended.</summary>
internal sealed class SessionStore(PortalDbContext db, LogoutOutbox outbox, SecurityLog log, TimeProvider clock)
{
    /// <summary>A session that is not used for so long ends.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromDays(14);

    /// <summary>However much it is used, a person proves who they are again after this.</summary>
    public static readonly TimeSpan AbsoluteLife = TimeSpan.FromDays(30);

    private const int ExpiredAtOnce = 500;

    private static readonly TimeSpan TouchInterval = TimeSpan.FromMinutes(5);

    /// <summary>Null when there is none, it ended, its account is disabled, or its person has to add a new passkey first.</summary>
    public Task<LiveSession?> FindAsync(HandleHash handle, CancellationToken cancel) => FindAsync(handle, beforePasskey: false, cancel);

    /// <param name="beforePasskey">Also when a new passkey is asked for: only for what helps to add it.</param>
    public async Task<LiveSession?> FindAsync(HandleHash handle, bool beforePasskey, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from session in Live(now)
            join user in db.Users on session.UserId equals user.Id
            where session.HandleHash == handle && user.DisabledAt == null && (beforePasskey || user.PasskeyRequiredAt == null)
            select new
            {
                Session = session,
                user.Name,
                user.UserName,
                user.Profile,
                Roles = (from held in db.UserRoles
                         join role in db.Roles on held.RoleId equals role.Id
                         where held.UserId == user.Id
                         select role.Name).ToList(),
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var name = found.Name.Length > 0 ? found.Name : found.UserName ?? "";
        var row = found.Session;
        return new(row.Id, row.UserId, name, row.AuthTime, row.Acr, row.Amr, row.LastSeenAt, [.. found.Roles.OfType<string>()])
        {
            ChosenAt = row.ChosenAt,
            Locale = AccountLanguage.In(found.Profile),
        };
    }

    /// <summary>Whether a session still holds: asked again and again for a circuit, which has no cookie.</summary>
    public Task<bool> IsLiveAsync(Guid id, CancellationToken cancel) =>
        Live(clock.GetUtcNow()).AnyAsync(session => session.Id == id && db.Users.Any(user => user.Id == session.UserId && user.DisabledAt == null && user.PasskeyRequiredAt == null), cancel);

    /// <summary>Notes that a session is in use and moves its end; at most every five minutes, since it is a write in a read's way.</summary>
    public async Task TouchAsync(LiveSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now - session.LastSeenAt < TouchInterval) return;

        var ends = End(now, session.AuthTime);
        await Live(now)
            .Where(row => row.Id == session.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.LastSeenAt, now).SetProperty(r => r.ExpiresAt, ends), cancel);
    }

    public Task<int> EndAsync(Guid id, SessionEnd why, CancellationToken cancel) => EndAsync(db.Sessions.Where(session => session.Id == id), why, cancel);

    public Task<int> EndAsync(HandleHash handle, SessionEnd why, CancellationToken cancel) =>
        EndAsync(db.Sessions.Where(session => session.HandleHash == handle), why, cancel);

    /// <summary>Ends one of a person's own, asked for by them; anybody else's stays.</summary>
    public Task<int> EndOwnAsync(Guid userId, Guid id, CancellationToken cancel) =>
        EndAsync(userId, id, SessionEnd.EndedByOwner, cancel);

    /// <summary>Ends one of a person's; anybody else's stays.</summary>
    public Task<int> EndAsync(Guid userId, Guid id, SessionEnd why, CancellationToken cancel) =>
        EndAsync(db.Sessions.Where(session => session.Id == id && session.UserId == userId), why, cancel);

    /// <summary>Ends all of a person's but the one at which they ask for it.</summary>
    public Task<int> EndOthersAsync(Guid userId, Guid kept, CancellationToken cancel) =>
        EndAsync(db.Sessions.Where(session => session.UserId == userId && session.Id != kept), SessionEnd.EndedByOwner, cancel);

    public Task<int> EndAllAsync(Guid userId, SessionEnd why, CancellationToken cancel) =>
        EndAsync(db.Sessions.Where(session => session.UserId == userId), why, cancel);

    /// <summary>Ends sessions whose time has run out, each on its own, so that apps hear of it as of any other end. At most some hundred at a time.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndExpiredAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var expired = await db.Sessions
            .Where(session => session.EndedAt == null && session.ExpiresAt <= now)
            .OrderBy(session => session.ExpiresAt)
            .Select(session => session.Id)
            .Take(ExpiredAtOnce)
            .ToListAsync(cancel);
        foreach (var id in expired) await EndAsync(id, SessionEnd.RanOut, cancel);

        return expired.Count;
    }

    // What was given for as long as the person is there ends with the session; what was given with offline_access stays. Core §11
    private Task<int> EndAsync(IQueryable<Session> which, SessionEnd why, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            var live = await which.Where(session => session.EndedAt == null).Select(session => new { session.Id, session.UserId }).ToListAsync(cancel);
            var ids = live.ConvertAll(session => session.Id);
            if (ids.Count == 0) return 0;

            var ended = await db.Sessions
                .Where(session => ids.Contains(session.Id) && session.EndedAt == null)
                .ExecuteUpdateAsync(session => session.SetProperty(s => s.EndedAt, now), cancel);
            if (ended == 0) return 0; // Somebody else was first, and has written down whom to tell.

            await db.Grants
                .Where(grant => grant.SessionId != null && ids.Contains(grant.SessionId.Value) && !grant.Offline && grant.RevokedAt == null)
                .ExecuteUpdateAsync(grant => grant.SetProperty(g => g.RevokedAt, now), cancel);
            await outbox.AddAsync(ids, cancel);
            foreach (var session in live) log.Add(db, Ended(session.UserId, session.Id, why));
            await db.SaveChangesAsync(cancel);
            return ended;
        },
        cancel);

    private static SecurityEvent Ended(Guid userId, Guid sessionId, SessionEnd why) =>
        new(why == SessionEnd.SignedOut ? EventKind.SignedOut : EventKind.SessionEnded, userId)
        {
            SessionId = sessionId,
            Details = new Dictionary<string, string> { ["reason"] = why.ToString() },
        };

    /// <summary>Sessions that hold now.</summary>
    public IQueryable<Session> Live(DateTimeOffset now) => db.Sessions.Where(session => session.EndedAt == null && session.ExpiresAt > now);

    // The absolute limit counts from the last proof: whoever has just signed in is not asked again tomorrow.
    internal static DateTimeOffset End(DateTimeOffset now, DateTimeOffset authTime)
    {
        var idle = now + IdleLife;
        var absolute = authTime + AbsoluteLife;
        return idle < absolute ? idle : absolute;
    }
}
