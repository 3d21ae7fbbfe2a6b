using Microsoft.AspNetCore.Authentication;
using Portal.Accounts.Security;
using Portal.Configuration;
using Portal.Data;

namespace Portal.Accounts.Sessions;

/// <summary>
/// What <see cref="FreshProof"/> is to pages, for requests: somebody who finds a session open must not be able to move in with a passkey
/// of their own.
/// </summary>
internal sealed class RecentSignIn(PortalDbContext db, PortalOptions settings, TimeProvider clock)
{
    /// <summary>False when nobody is signed in.</summary>
    public async Task<bool> HoldsAtAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(SessionScheme.Name);
        return result.Properties?.GetParameter<LiveSession>(SessionScheme.Name) is { } session
            && clock.GetUtcNow() - session.AuthTime <= FreshProof.Life
            && await MailProof.IsEnoughAsync(db, settings, session.UserId, session.Acr, http.RequestAborted);
    }
}
