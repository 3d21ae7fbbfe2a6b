using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId.Endpoints.EndSession;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class SignOutPage(ParkedLogouts parked, AccountViews accounts, BrowserSessions browser, PageContext page) : ISignOutPage
{
    public async Task<SignOutView> ShowAsync(string? request, CancellationToken cancel)
    {
        var account = SessionScheme.SubjectOf(page.Http.User) is { } userId ? await accounts.FindAsync(userId, cancel) : null;
        var asked = request is null ? null : await parked.ViewAsync(request, cancel);
        return new(account, asked?.Client.Name, asked?.RedirectUri is { } address ? ClientViews.HostOf(address) : null)
        {
            Others = (await browser.ListAsync(page.Http, cancel)).Count(one => !one.Active),
        };
    }
}
