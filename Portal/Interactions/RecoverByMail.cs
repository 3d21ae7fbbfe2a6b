using Portal.Accounts.Recovery;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class RecoverByMail(MailedRecoveries mails, RecoveryWaits waits, PageContext page) : IRecoverByMail
{
    public bool Offered => mails.Offered;

    public Task AskAsync(string userName, CancellationToken cancel) => mails.AskAsync(userName, cancel);

    public Task<MailedRecovery> OpenAsync(string code, CancellationToken cancel) => waits.JudgeAsync(code, cancel);

    public Task<MailedRecovery> WaitAsync(string code, CancellationToken cancel) => waits.BeginAsync(code, cancel);

    public async Task<bool> CanCancelAsync(string? code, CancellationToken cancel) =>
        await OwnerAsync(code, cancel) is { } userId && await waits.UntilAsync(userId, cancel) is not null;

    public async Task<bool> CancelAsync(string? code, CancellationToken cancel) =>
        await OwnerAsync(code, cancel) is { } userId && await waits.StopAsync(userId, cancel);

    private async Task<Guid?> OwnerAsync(string? code, CancellationToken cancel) =>
        string.IsNullOrEmpty(code) ? SessionScheme.SubjectOf(page.Http.User) : await waits.OwnerAsync(code, cancel);
}
