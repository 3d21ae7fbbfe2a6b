using Portal.Accounts.Email;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class VerifyEmailPage(EmailVerification verification, PageContext page) : IVerifyEmailPage
{
    public async Task<VerifyEmailView> ShowAsync(string? code, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(code)) return await verification.JudgeAsync(code, cancel);

        return SessionScheme.SubjectOf(page.Http.User) is { } userId ? await verification.StateAsync(userId, cancel) : new(VerifyEmailState.SignIn);
    }

    public async Task<VerifyEmailView> SendAsync(CancellationToken cancel) =>
        SessionScheme.SubjectOf(page.Http.User) is { } userId ? await verification.SendAsync(userId, cancel) : new(VerifyEmailState.SignIn);

    public Task<VerifyEmailView> ConfirmAsync(string code, CancellationToken cancel) => verification.ConfirmAsync(code, cancel);
}
