using Portal.Accounts.Passwords;
using Portal.Accounts.SecondFactors;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.OpenId.Endpoints.Authorization;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class SignInPage(
    ParkedRequests parked, PasswordSignIn passwords, SignInAttempts attempts, SignIns signIns, PageContext page) : ISignInPage
{
    private const string OfferPath = "/signin/passkey";

    public async Task<SignInView> ShowAsync(Destination destination, CancellationToken cancel)
    {
        var asked = string.IsNullOrEmpty(destination.Request) ? null : await parked.ViewAsync(destination.Request, cancel);
        return new(
            asked is null ? null : ClientViews.Of(asked),
            asked?.LoginHint,
            page.Settings.Passwords.Enabled,
            page.Settings.SignUp.Mode == SignUpMode.Open,
            Expired: asked is null && !string.IsNullOrEmpty(destination.Request));
    }

    public async Task<PageResult> WithPasswordAsync(string userName, string password, Destination destination, CancellationToken cancel)
    {
        if (!page.Settings.Passwords.Enabled) return new PageResult.Mend(Words.Of("SignIn.NoPasswords"));

        if (await passwords.JudgeAsync(userName, password, cancel) is not { } verdict)
        {
            return new PageResult.Mend(Words.Of("SignIn.Wrong"));
        }

        if (verdict.NeedsCode)
        {
            await attempts.OpenAsync(page.Http, verdict.UserId, cancel);
            return new PageResult.GoTo(Destinations.Via(SecondStepPage.Path, destination));
        }

        await signIns.SignInAsync(page.Http, verdict.UserId, Proof.Password, cancel);
        return new PageResult.GoTo(verdict.HasPasskey ? Destinations.Onward(destination) : Destinations.Via(OfferPath, destination));
    }

    public Task<PasskeyOfferView?> ShowPasskeyOfferAsync(Destination destination, CancellationToken cancel) => Task.FromResult(
        SessionScheme.SubjectOf(page.Http.User) is null ? null : new PasskeyOfferView(Destinations.Onward(destination)));
}
