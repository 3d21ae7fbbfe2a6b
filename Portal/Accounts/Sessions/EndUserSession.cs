using Microsoft.AspNetCore.Authentication;
using Portal.OpenId.Host;

namespace Portal.Accounts.Sessions;

/// <inheritdoc/>
internal sealed class EndUserSession(SignIns signIns) : IEndUserSession
{
    public async Task<EndUser?> FindAsync(HttpContext http, CancellationToken cancel)
    {
        var result = await http.AuthenticateAsync(SessionScheme.Name);
        if (result.Properties?.GetParameter<LiveSession>(SessionScheme.Name) is not { } session) return null;

        // From the row and not from the claims: those round the time to seconds, and prompt=login compares more finely.
        return new(session.UserId.ToString(), session.Id.ToString(), session.AuthTime, session.Acr, session.Amr.Split(' '));
    }

    public Task EndAsync(HttpContext http, CancellationToken cancel) => signIns.SignOutAsync(http, cancel);
}
