using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class ConsentPage(
    ParkedRequests parked, IConsentStore consents, OperatorScopeWords operators, AccountViews accounts, PageContext page) : IConsentPage
{
    public async Task<ConsentView?> ShowAsync(string request, CancellationToken cancel)
    {
        if (await parked.ViewAsync(request, cancel) is not { } asked) return null;
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return null;
        if (await accounts.FindAsync(userId, cancel) is not { } account) return null;

        var agreed = (await consents.FindAsync(userId.ToString(), asked.Client.ClientId, cancel))?.Scope ?? ScopeSet.Empty;
        var words = await operators.ReadAsync(asked.Scope, cancel);
        return new(
            ClientViews.Of(asked),
            account,
            [.. asked.Scope.Select(scope => ScopeWords.Of(scope, words, asked.Scope, agreed))],
            Destinations.Via(InteractionPages.SignInPath, new Destination(request, null)),
            ClientViews.IsLocalProgram(asked.Client));
    }
}
