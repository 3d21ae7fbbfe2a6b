using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Sessions;

/// <summary>
/// Signs a person in at a browser under a handle that nobody knew before (against session fixation). Their session at this browser, if they
/// have one, goes on with the new proof, so that <c>sid</c> stays what RPs know; other people's stay beside it.
/// </summary>
internal sealed class SessionStarts(PortalDbContext db, SessionStore sessions, SecurityLog log, TimeProvider clock)
{
    /// <summary>So many other accounts one browser holds; the one that was left longest ago ends.</summary>
    public const int OthersLimit = 5;

    public Task<StartedSession> StartAsync(Guid userId, Proof proof, Browser browser, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var handle = OpaqueHandle.Create();
            List<string> others = [];
            var renewed = false;
            foreach (var own in browser.Handles)
            {
                if (!renewed && await RenewAsync(HandleHash.Of(own), userId, proof, HandleHash.Of(handle), browser, cancel)) renewed = true;
                else if (await IsLiveAsync(HandleHash.Of(own), cancel)) others.Add(own);
            }

            if (!renewed) await AddAsync(userId, HandleHash.Of(handle), proof, browser, cancel);
            foreach (var last in others.Skip(OthersLimit)) await sessions.EndAsync(HandleHash.Of(last), SessionEnd.Replaced, cancel);
            return new StartedSession(handle, [.. others.Take(OthersLimit)]);
        },
        cancel);

    private Task<bool> IsLiveAsync(HandleHash hash, CancellationToken cancel) =>
        sessions.Live(clock.GetUtcNow()).AnyAsync(session => session.HandleHash == hash, cancel);

    private async Task<bool> RenewAsync(HandleHash old, Guid userId, Proof proof, HandleHash handle, Browser browser, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var renewed = await sessions.Live(now)
            .Where(session => session.HandleHash == old && session.UserId == userId)
            .ExecuteUpdateAsync(
                session => session
                    .SetProperty(s => s.HandleHash, handle)
                    .SetProperty(s => s.AuthTime, now)
                    .SetProperty(s => s.Acr, proof.Acr)
                    .SetProperty(s => s.Amr, proof.Amr)
                    .SetProperty(s => s.LastSeenAt, now)
                    .SetProperty(s => s.ExpiresAt, SessionStore.End(now, now))
                    .SetProperty(s => s.UserAgent, browser.UserAgent)
                    .SetProperty(s => s.IpAddress, browser.IpAddress),
                cancel);
        if (renewed != 1) return false;

        var id = await db.Sessions.Where(session => session.HandleHash == handle).Select(session => session.Id).SingleAsync(cancel);
        await log.RecordAsync(db, SignedIn(userId, id, proof), cancel);
        return true;
    }

    private Task AddAsync(Guid userId, HandleHash handle, Proof proof, Browser browser, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = Guid.NewGuid(),
            HandleHash = handle,
            UserId = userId,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = SessionStore.End(now, now),
            AuthTime = now,
            Acr = proof.Acr,
            Amr = proof.Amr,
            UserAgent = browser.UserAgent,
            IpAddress = browser.IpAddress,
        };
        db.Sessions.Add(session);
        return log.RecordAsync(db, SignedIn(userId, session.Id, proof), cancel);
    }

    private static SecurityEvent SignedIn(Guid userId, Guid sessionId, Proof proof) => new(EventKind.SignInSucceeded, userId)
    {
        SessionId = sessionId,
        Details = new Dictionary<string, string> { ["acr"] = proof.Acr, ["amr"] = proof.Amr },
    };
}
