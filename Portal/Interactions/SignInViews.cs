using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Configuration;
using Portal.Data;
using Portal.OpenId.Endpoints.Authorization;

namespace Portal.Interactions;

/// <summary>What the sign-in page shows: the form, the accounts to choose from, or the one that is to prove itself once more.</summary>
internal sealed class SignInViews(ParkedRequests parked, BrowserSessions browser, AccountViews accounts, PortalDbContext db, PageContext page)
{
    private const string PasskeyAcr = "phr";

    public BrowserSessions Browser => browser;

    public Task<bool> MustAddPasskeyAsync(Guid userId, CancellationToken cancel) => PasskeyDemand.StandsAsync(db, userId, cancel);

    public async Task<SignInView> ShowAsync(Destination destination, SignInWish wish, CancellationToken cancel)
    {
        var asked = string.IsNullOrEmpty(destination.Request) ? null : await parked.ViewAsync(destination.Request, cancel);
        var view = new SignInView(
            asked is null ? null : ClientViews.Of(asked),
            asked?.LoginHint,
            page.Settings.Passwords.Enabled,
            page.Current.SignUp.Mode == SignUpMode.Open,
            Expired: asked is null && !string.IsNullOrEmpty(destination.Request))
        {
            MailCodes = page.Current.SignIn.MailCodes,
        };
        if (view.Expired || wish == SignInWish.Another) return view;

        var found = await FindAsync(asked, cancel);
        if (found is not [var (meant, account), ..]) return view;

        return wish == SignInWish.Confirm || (asked is not null && MustProve(asked, meant.Session))
            ? await ConfirmAsync(view, asked, meant.Session.UserId, account, cancel)
            : view with { Accounts = [.. found.Select(one => new SignedInAccount(one.At.Session.Id, one.Account, one.At.Active))] };
    }

    // The one that the app means comes first, then the one in use.
    private async Task<List<(SessionAtBrowser At, AccountView Account)>> FindAsync(ParkedView? asked, CancellationToken cancel)
    {
        List<(SessionAtBrowser At, AccountView Account)> found = [];
        foreach (var at in await browser.ListAsync(page.Http, cancel))
        {
            if (await accounts.FindAsync(at.Session.UserId, cancel) is { } account) found.Add((at, account));
        }

        return [.. found.OrderByDescending(one => IsMeant(asked, one.At.Session, one.Account))];
    }

    private static bool IsMeant(ParkedView? asked, LiveSession session, AccountView account) =>
        asked is not null
        && (asked.ExpectedSubject == session.UserId.ToString()
            || (asked.LoginHint is { } hint
                && (string.Equals(hint, account.UserName, StringComparison.OrdinalIgnoreCase) || string.Equals(hint, account.Email, StringComparison.OrdinalIgnoreCase))));

    private bool MustProve(ParkedView asked, LiveSession session) =>
        asked.AsksProof
        || (asked.MaxAge is { } age && page.Now - session.AuthTime > age)
        || !IsGoodEnough(asked.AcrValues, session.Acr);

    private static bool IsGoodEnough(IReadOnlyList<string> wanted, string acr)
    {
        var ladder = Proof.Ladder;
        var reachable = wanted.Where(ladder.Contains).ToList();
        var reached = ladder.IndexOf(acr);
        return reachable.Count == 0 || (reached >= 0 && reachable.Any(value => reached <= ladder.IndexOf(value)));
    }

    // A password is left out where it could not be enough and the person has something that is.
    private async Task<SignInView> ConfirmAsync(SignInView view, ParkedView? asked, Guid userId, AccountView account, CancellationToken cancel)
    {
        var wanted = asked?.AcrValues ?? [];
        var hasPassword = await db.Users.AnyAsync(user => user.Id == userId && user.PasswordHash != null, cancel);
        var hasCode = hasPassword && await db.TotpFactors.AnyAsync(factor => factor.UserId == userId, cancel);
        var hasPasskey = await db.Passkeys.AnyAsync(passkey => passkey.UserId == userId, cancel);
        var enough = IsGoodEnough(wanted, (hasCode ? Proof.PasswordAndCode : Proof.Password).Acr);
        var better = hasPasskey && IsGoodEnough(wanted, PasskeyAcr);
        return view with
        {
            Confirms = account,
            LoginHint = account.UserName,
            SignUp = false,
            Passwords = view.Passwords && hasPassword && (enough || !better),
            // Once more by mail is no better proof where there is another.
            MailCodes = view.MailCodes && !hasPasskey && !(view.Passwords && hasPassword),
        };
    }
}
