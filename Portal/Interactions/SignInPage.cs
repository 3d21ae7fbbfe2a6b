using Portal.Accounts.Passwords;
using Portal.Accounts.SecondFactors;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Client.Text;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class SignInPage(
    SignInViews views, PasswordSignIn passwords, SignInAttempts attempts, SignIns signIns, PageContext page) : ISignInPage
{
    public const string OfferPath = "/signin/passkey";

    public Task<SignInView> ShowAsync(Destination destination, SignInWish how, CancellationToken cancel) => views.ShowAsync(destination, how, cancel);

    public async Task<PageResult> ChooseAsync(Guid account, Destination destination, CancellationToken cancel) =>
        new PageResult.GoTo(await views.Browser.ChooseAsync(page.Http, account, cancel)
            ? Destinations.Onward(destination)
            : Destinations.Via(InteractionPages.SignInPath, destination));

    public async Task<PageResult> LeaveAsync(Guid account, Destination destination, CancellationToken cancel)
    {
        await views.Browser.LeaveAsync(page.Http, account, cancel);
        return new PageResult.GoTo(Destinations.Via(InteractionPages.SignInPath, destination));
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
        return new PageResult.GoTo(verdict is { HasPasskey: true, NeedsPasskey: false } ? Destinations.Onward(destination) : Destinations.Via(OfferPath, destination));
    }

    public async Task<PasskeyOfferView?> ShowPasskeyOfferAsync(Destination destination, CancellationToken cancel) =>
        SessionScheme.SubjectOf(page.Http.User) is { } userId
            ? new(Destinations.Onward(destination)) { Required = await views.MustAddPasskeyAsync(userId, cancel) }
            : null;
}
