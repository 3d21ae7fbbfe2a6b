using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Interactions;

namespace Portal.Accounts.SignUp;

/// <inheritdoc/>
internal sealed class SignUpPage(
    SignUpGate gate, SignUpTickets tickets, SignUpNames names, NewAccounts accounts, PageContext page) : ISignUpPage
{
    private static string Ended => Words.Of("SignUp.Ended");

    public Task<SignUpView> ShowAsync(SignUpKind kind, string? code, CancellationToken cancel) =>
        gate.JudgeAsync(kind, SignUpGate.HashOf(code), cancel);

    public async Task<SignUpStep> CheckAsync(SignUpKind kind, string? code, SignUpDetails details, CancellationToken cancel)
    {
        // First of all: names of other people are only compared for somebody who may make an account.
        var hash = SignUpGate.HashOf(code);
        if (await gate.JudgeAsync(kind, hash, cancel) != SignUpView.Open) return new SignUpStep.Mend(Ended, new Dictionary<string, string>());

        var trimmed = SignUpNames.Trim(details);
        var faults = await names.FaultsAsync(trimmed);
        if (faults.Count > 0) return new SignUpStep.Mend(null, faults);

        var draft = new SignUpDraft(
            Guid.NewGuid(), kind, hash?.Value, trimmed.UserName, trimmed.Name, trimmed.Email, page.Now + SignUpTickets.Life);
        return new SignUpStep.Choose(tickets.Seal(draft), trimmed, page.Settings.Passwords.Enabled);
    }

    public async Task<PageResult> WithPasswordAsync(string ticket, string password, Destination destination, CancellationToken cancel)
    {
        if (!page.Settings.Passwords.Enabled || tickets.Open(ticket) is not { } draft) return new PageResult.Mend(Ended);

        return await accounts.MakeAsync(draft, new WayIn.Password(password), Browser.Of(page.Http), cancel) switch
        {
            NewAccount.Made made => SignedIn(made, destination),
            NewAccount.PasswordRefused refused => Mend("password", refused.Message),
            NewAccount.NameTaken => Mend("userName", Words.Of("Names.TakenMeanwhile")),
            _ => new PageResult.Mend(Ended),
        };
    }

    private PageResult.GoTo SignedIn(NewAccount.Made made, Destination destination)
    {
        SignIns.Remember(page.Http, made.Session);
        return new(Destinations.Onward(destination));
    }

    private static PageResult.Mend Mend(string field, string message) => new(null, new Dictionary<string, string> { [field] = message });
}
