using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Accounts.Sessions;

/// <summary>
/// Whether a person proved who they are a short time ago. Changes to how an account is signed in to ask for it: somebody who finds a
/// session open must not be able to move in.
/// </summary>
internal sealed class RecentSignIn(PortalDbContext db, TimeProvider clock)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The row is asked, not the claims: a circuit's are as old as the circuit, and the person may have signed in again meanwhile.</summary>
    public Task<bool> HoldsForAsync(Guid sessionId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Limit;
        return db.Sessions.AnyAsync(session => session.Id == sessionId && session.EndedAt == null && session.AuthTime >= since, cancel);
    }

    public async Task<bool> HoldsAtAsync(HttpContext http) =>
        await http.AuthenticateAsync(SessionScheme.Name) is { Succeeded: true, Principal: var person }
        && SessionScheme.SessionIdOf(person) is { } session
        && await HoldsForAsync(session, http.RequestAborted);
}
