using Portal.Accounts.MailCodes;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Security;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data;
using Portal.OpenId.Endpoints.Authorization;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class MailCodePage(
    MailCodeRequests requests, MailCodeSignIn signIn, ParkedRequests parked, PortalDbContext db, PageContext page) : IMailCodePage
{
    private const string EntryPath = "/signin/mail/code";

    public bool Offered => page.Current.SignIn.MailCodes;

    public bool Waits => MailCodeSignIn.Waits(page.Http);

    public async Task<MailCodeView> ShowAsync(Destination destination, CancellationToken cancel)
    {
        var asked = string.IsNullOrEmpty(destination.Request) ? null : await parked.ViewAsync(destination.Request, cancel);
        return new(asked is null ? null : ClientViews.Of(asked), asked?.LoginHint);
    }

    public async Task<PageResult> AskAsync(string userName, Destination destination, CancellationToken cancel)
    {
        if (Offered) await requests.AskAsync(page.Http, userName, cancel);
        return new PageResult.GoTo(Destinations.Via(EntryPath, destination));
    }

    public async Task<PageResult> WithCodeAsync(string code, Destination destination, CancellationToken cancel)
    {
        if (!Offered) return new PageResult.Mend(Words.Of("MailCode.Off"));

        return await signIn.TakeAsync(page.Http, code, cancel) switch
        {
            // A passkey is offered where the sign-in is good for adding one.
            MailCodeAnswer.SignedIn signedIn => new PageResult.GoTo(
                await MailProof.IsOnlyWayAsync(db, page.Settings, signedIn.UserId, cancel) || await PasskeyDemand.StandsAsync(db, signedIn.UserId, cancel)
                    ? Destinations.Via(SignInPage.OfferPath, destination)
                    : Destinations.Onward(destination)),
            MailCodeAnswer.Wrong => new PageResult.Mend(null, new Dictionary<string, string> { ["code"] = Words.Of("MailCode.Wrong") }),
            _ => new PageResult.Mend(null, new Dictionary<string, string> { ["code"] = Words.Of("MailCode.Over") }),
        };
    }
}
