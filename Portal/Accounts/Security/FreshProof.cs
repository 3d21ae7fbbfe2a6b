using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Configuration;
using Portal.Data;

namespace Portal.Accounts.Security;

/// <summary>
/// Whether the person at a page has proved who they are a moment ago. Asked before anything that would let somebody in for good: a
/// browser that was left open is worth only what is on its screen.
/// </summary>
internal sealed class FreshProof(CurrentPerson person, IServiceScopeFactory scopes, PortalOptions settings, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Null when nobody is signed in any more.</summary>
    public async Task<Proven?> FindAsync(CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, sessionId)) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var session = await db.Sessions.AsNoTracking().SingleAsync(row => row.Id == sessionId, cancel);
        return new(
            userId,
            sessionId,
            clock.GetUtcNow() - session.AuthTime <= Life && await MailProof.IsEnoughAsync(db, settings, userId, session.Acr, cancel),
            session.Acr == Proof.Passkey(backupEligible: false).Acr,
            new(sessionId, session.IpAddress, session.UserAgent));
    }

    /// <summary>Null when it has to be given again.</summary>
    public async Task<Proven?> RequireAsync(CancellationToken cancel) => await FindAsync(cancel) is { Fresh: true } proven ? proven : null;
}
