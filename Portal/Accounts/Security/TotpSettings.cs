using Microsoft.Extensions.Localization;
using Portal.Accounts.SecondFactors;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Client.Text;

namespace Portal.Accounts.Security;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class TotpSettings(FreshProof proof, TotpTickets tickets, IServiceScopeFactory scopes, IStringLocalizer<Words> words) : ITotpSettings
{
    public async Task<TotpSetup?> BeginAsync(CancellationToken cancel)
    {
        if (await proof.RequireAsync(cancel) is not { } who) return null;

        await using var scope = scopes.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<Interactions.AccountViews>().FindAsync(who.UserId, cancel);
        return account is null ? null : tickets.Make(who.UserId, account.UserName);
    }

    public Task<SecurityAnswer> ConfirmAsync(string ticket, string code, CancellationToken cancel) => ChangeAsync(
        async (factors, userId) => tickets.Open(ticket, userId) is { } key && await factors.AddAsync(userId, key, code, cancel)
            ? new SecurityAnswer.Done()
            : new SecurityAnswer.Refused("code", words["Security.AppCodeWrong"]),
        cancel);

    public Task<SecurityAnswer> TurnOffAsync(CancellationToken cancel) => ChangeAsync(
        async (factors, userId) =>
        {
            await factors.RemoveAsync(userId, cancel);
            return new SecurityAnswer.Done();
        },
        cancel);

    private async Task<SecurityAnswer> ChangeAsync(Func<TotpFactors, Guid, Task<SecurityAnswer>> change, CancellationToken cancel)
    {
        if (await proof.RequireAsync(cancel) is not { } who) return new SecurityAnswer.NeedsProof();

        using var origin = SecurityLog.DoneFrom(who.Origin);
        await using var scope = scopes.CreateAsyncScope();
        var answer = await change(scope.ServiceProvider.GetRequiredService<TotpFactors>(), who.UserId);
        if (answer is SecurityAnswer.Done) await scope.ServiceProvider.GetRequiredService<SignInAttempts>().ForgetAsync(who.UserId, cancel);
        return answer;
    }
}
