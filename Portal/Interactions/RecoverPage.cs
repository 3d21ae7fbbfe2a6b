using Microsoft.Extensions.Localization;
using Portal.Accounts.Recovery;
using Portal.Client.Contracts;
using Portal.Client.Text;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class RecoverPage(
    Recoveries recoveries, RecoveryTickets tickets, RecoveredAccounts recovered, RecoverViews views, IStringLocalizer<Words> words) : IRecoverPage
{
    public const string DonePath = "/recover/done";

    public async Task<RecoverChoice?> OpenLinkAsync(string code, CancellationToken cancel) =>
        await recoveries.JudgeAsync(code, cancel) is var (userId, hash) ? await views.ChoiceAsync(tickets.Seal(userId, RecoveryKind.Link, hash.Value), userId, cancel) : null;

    public async Task<RecoverChoice?> OpenAsync(string userName, string code, CancellationToken cancel) =>
        await recoveries.JudgeAsync(userName, code, cancel) is var (userId, hash) ? await views.ChoiceAsync(tickets.Seal(userId, RecoveryKind.Code, hash.Value), userId, cancel) : null;

    public async Task<RecoverChoice?> ReopenAsync(string ticket, CancellationToken cancel) =>
        tickets.Open(ticket) is { } open ? await views.ChoiceAsync(ticket, open.UserId, cancel) : null;

    public async Task<PageResult> WithPasswordAsync(string ticket, string password, Destination destination, CancellationToken cancel)
    {
        if (!views.Passwords || tickets.Open(ticket) is not { } open) return new PageResult.Mend(words["Recover.Over"]);

        return await recovered.SetPasswordAsync(open, password, cancel) switch
        {
            RecoveredPassword.Set => new PageResult.GoTo(Destinations.Via(DonePath, destination)),
            RecoveredPassword.Refused refused => new PageResult.Mend(null, new Dictionary<string, string> { ["password"] = refused.Message }),
            _ => new PageResult.Mend(words["Recover.Over"]),
        };
    }
}
