using Microsoft.AspNetCore.Authentication;
using Portal.OpenId.Host;

namespace Portal.Accounts.Sessions;

/// <inheritdoc/>
internal sealed class EndUserSession(SignIns signIns, BrowserSessions browser) : IEndUserSession
{
    // Beside the yes of the sign-out page.
    private const string All = "all";

    public async Task<EndUser?> FindAsync(HttpContext http, CancellationToken cancel)
    {
        var result = await http.AuthenticateAsync(SessionScheme.Name);
        return result.Properties?.GetParameter<LiveSession>(SessionScheme.Name) is { } session ? Of(session) : null;
    }

    public async Task<IReadOnlyList<EndUser>> ListOthersAsync(HttpContext http, CancellationToken cancel) =>
        [.. (await browser.ListAsync(http, cancel)).Where(one => !one.Active).Select(one => Of(one.Session))];

    public async Task EndAsync(HttpContext http, CancellationToken cancel)
    {
        if (http.Request.HasFormContentType && (await http.Request.ReadFormAsync(cancel)).ContainsKey(All)) await signIns.SignOutAllAsync(http, cancel);
        else await signIns.SignOutAsync(http, cancel);
    }

    // From the row and not from the claims: those round the time to seconds, and prompt=login compares more finely.
    private static EndUser Of(LiveSession session) =>
        new(session.UserId.ToString(), session.Id.ToString(), session.AuthTime, session.Acr, session.Amr.Split(' ')) { ChosenAt = session.ChosenAt };
}
