using Portal.Accounts.SecondFactors;
using Portal.Audit;
using Portal.Client.Contracts;

namespace Portal.Accounts.Security;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class RecoveryCodeSettings(FreshProof proof, IServiceScopeFactory scopes) : IRecoveryCodeSettings
{
    public async Task<IReadOnlyList<string>?> MakeAsync(CancellationToken cancel)
    {
        if (await proof.RequireAsync(cancel) is not { } who) return null;

        using var origin = SecurityLog.DoneFrom(who.Origin);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecoveryCodes>().ReplaceAsync(who.UserId, cancel);
    }
}
