using Microsoft.Extensions.Localization;
using Portal.Accounts.SecondFactors;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.OpenId.Endpoints.Authorization;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class SecondStepPage(
    SecondStep step, ParkedRequests parked, AccountViews accounts, PageContext page, IStringLocalizer<Words> words) : ISecondStepPage
{
    public const string Path = "/signin/code";

    public async Task<SecondStepView?> ShowAsync(Destination destination, CancellationToken cancel)
    {
        if (await step.WhoAsync(page.Http, cancel) is not { } userId) return null;
        if (await accounts.FindAsync(userId, cancel) is not { } account) return null;

        var asked = string.IsNullOrEmpty(destination.Request) ? null : await parked.ViewAsync(destination.Request, cancel);
        return new(account, asked is null ? null : ClientViews.Of(asked), await step.HasRecoveryCodesAsync(userId, cancel));
    }

    public async Task<PageResult> WithCodeAsync(string code, Destination destination, CancellationToken cancel) =>
        await step.TakeAsync(page.Http, code, cancel) switch
        {
            SecondStepAnswer.SignedIn => new PageResult.GoTo(Destinations.Onward(destination)),
            SecondStepAnswer.SignedInWithoutPasskey => new PageResult.GoTo(Destinations.Via(SignInPage.OfferPath, destination)),
            SecondStepAnswer.Wrong => new PageResult.Mend(null, new Dictionary<string, string> { ["code"] = words["Code.Wrong"] }),
            _ => new PageResult.GoTo(Destinations.Via(InteractionPages.SignInPath, destination)),
        };
}
