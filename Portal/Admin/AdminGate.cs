using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin;

/// <summary>
/// Decides for each call whether the person at the page may make it. Roles are read from the database every time: whoever loses one
/// loses what is open on their screen with it.
/// </summary>
internal sealed class AdminGate(CurrentPerson person, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>For how long after a sign-in somebody may change things.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(AdminProof.Minutes);

    /// <summary>Either from where the call is made, or why it may not be.</summary>
    public async Task<(EventOrigin? Origin, AdminRefusal? Refusal)> JudgeAsync(bool changes, CancellationToken cancel) =>
        await person.FindSessionAsync(cancel) is var (userId, sessionId) ? await JudgeAsync(userId, sessionId, changes, cancel) : (null, AdminRefusal.SignIn);

    /// <summary>The same for a request that is no page.</summary>
    public async Task<(EventOrigin? Origin, AdminRefusal? Refusal)> JudgeAtAsync(HttpContext http, bool changes, CancellationToken cancel)
    {
        var who = (await http.AuthenticateAsync(SessionScheme.Name)).Principal;
        return SessionScheme.SubjectOf(who) is { } userId && SessionScheme.SessionIdOf(who) is { } sessionId
            ? await JudgeAsync(userId, sessionId, changes, cancel)
            : (null, AdminRefusal.SignIn);
    }

    /// <summary>Whether somebody may look at the administrators' pages.</summary>
    public static Task<bool> MayReadAsync(PortalDbContext db, Guid userId, CancellationToken cancel) =>
        RolesOf(db, userId).AnyAsync(role => role == Roles.Admin || role == Roles.Auditor, cancel);

    private async Task<(EventOrigin? Origin, AdminRefusal? Refusal)> JudgeAsync(Guid userId, Guid sessionId, bool changes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var roles = await RolesOf(db, userId).ToListAsync(cancel);
        if (!roles.Contains(Roles.Admin) && (changes || !roles.Contains(Roles.Auditor))) return (null, AdminRefusal.Forbidden);

        // Gone since: with an account that somebody deleted at this moment.
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == sessionId, cancel) is not { } session) return (null, AdminRefusal.SignIn);
        if (changes && clock.GetUtcNow() - session.AuthTime > ProofLife) return (null, AdminRefusal.ProveAgain);

        return (new(sessionId, session.IpAddress, session.UserAgent) { ActorId = userId }, null);
    }

    private static IQueryable<string?> RolesOf(PortalDbContext db, Guid userId) =>
        from held in db.UserRoles
        join role in db.Roles on held.RoleId equals role.Id
        where held.UserId == userId
        select role.Name;
}
