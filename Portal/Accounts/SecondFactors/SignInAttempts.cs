using Microsoft.EntityFrameworkCore;
using Portal.Accounts.MailCodes;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.SecondFactors;

/// <summary>
/// Sign-ins whose password was right and whose second step is to come. What a browser holds is a random handle and nothing else: whose
/// sign-in it is stands in the row, so it cannot be swapped, and the row goes when it is finished, so it cannot be finished twice.
/// </summary>
internal sealed class SignInAttempts(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int Tries = 5;

    public async Task OpenAsync(HttpContext http, Guid userId, CancellationToken cancel)
    {
        var handle = OpaqueHandle.Create();
        db.SignInAttempts.Add(new() { Hash = HandleHash.Of(handle), UserId = userId, TriesLeft = Tries, ExpiresAt = clock.GetUtcNow() + Life });
        await db.SaveChangesAsync(cancel);
        AttemptCookie.Write(http, handle, Life);
    }

    /// <summary>Who is half signed in at this browser; null for nobody, or when it took too long.</summary>
    public async Task<Guid?> FindAsync(HttpContext http, CancellationToken cancel) =>
        Open(http) is { } open ? await open.Select(attempt => (Guid?)attempt.UserId).SingleOrDefaultAsync(cancel) : null;

    /// <summary>Counts a try, before it is judged.</summary>
    public async Task<bool> TryCountAsync(HttpContext http, CancellationToken cancel) =>
        Open(http) is { } open
        && await open.Where(attempt => attempt.TriesLeft > 0).ExecuteUpdateAsync(attempt => attempt.SetProperty(a => a.TriesLeft, a => a.TriesLeft - 1), cancel) == 1;

    public Task RefusedAsync(Guid userId, string method, CancellationToken cancel) =>
        log.RecordAsync(db, SecurityEvent.SignInFailed(userId, method, "wrong_code"), cancel);

    /// <summary>Ends the attempt. Only one caller is told that it may go on.</summary>
    public async Task<bool> TryFinishAsync(HttpContext http, CancellationToken cancel)
    {
        var finished = Open(http) is { } open && await open.ExecuteDeleteAsync(cancel) == 1;
        AttemptCookie.Remove(http);
        return finished;
    }

    /// <summary>What began with a password or factor that has changed since does not go on; nor do codes that were mailed before.</summary>
    public async Task ForgetAsync(Guid userId, CancellationToken cancel)
    {
        await db.SignInAttempts.Where(attempt => attempt.UserId == userId).ExecuteDeleteAsync(cancel);
        await MailCodeRules.EndAllAsync(db, userId, clock.GetUtcNow(), cancel);
    }

    private IQueryable<SignInAttempt>? Open(HttpContext http)
    {
        if (AttemptCookie.Read(http.Request) is not { } handle) return null;

        var (hash, now) = (HandleHash.Of(handle), clock.GetUtcNow());
        return db.SignInAttempts.Where(attempt =>
            attempt.Hash == hash && attempt.ExpiresAt > now && db.Users.Any(user => user.Id == attempt.UserId && user.DisabledAt == null));
    }
}
