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
    public async Task<(EventOrigin? Origin, AdminRefusal? Refusal)> JudgeAsync(bool changes, CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, sessionId)) return (null, AdminRefusal.SignIn);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var roles = await RolesOf(db, userId).ToListAsync(cancel);
        if (!roles.Contains(Roles.Admin) && (changes || !roles.Contains(Roles.Auditor))) return (null, AdminRefusal.Forbidden);

        // Gone since: with an account that somebody deleted at this moment.
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == sessionId, cancel) is not { } session) return (null, AdminRefusal.SignIn);
        if (changes && clock.GetUtcNow() - session.AuthTime > ProofLife) return (null, AdminRefusal.ProveAgain);

        return (new(sessionId, session.IpAddress, session.UserAgent) { ActorId = userId }, null);
    }

    /// <summary>Whether somebody may look at the administrators' pages.</summary>
    public static Task<bool> MayReadAsync(PortalDbContext db, Guid userId, CancellationToken cancel) =>
        RolesOf(db, userId).AnyAsync(role => role == Roles.Admin || role == Roles.Auditor, cancel);

    private static IQueryable<string?> RolesOf(PortalDbContext db, Guid userId) =>
        from held in db.UserRoles
        join role in db.Roles on held.RoleId equals role.Id
        where held.UserId == userId
        select role.Name;
}
