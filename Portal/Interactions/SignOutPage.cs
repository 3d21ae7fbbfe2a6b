using Portal.Accounts.Sessions;
using Portal.Client.Contracts;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class SignOutPage(SignIns signIns, AccountViews accounts, PageContext page) : ISignOutPage
{
    public async Task<AccountView?> ShowAsync(CancellationToken cancel) =>
        SessionScheme.SubjectOf(page.Http.User) is { } userId ? await accounts.FindAsync(userId, cancel) : null;

    public Task SignOutAsync(CancellationToken cancel) => signIns.SignOutAsync(page.Http, cancel);
}
