using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Configuration;

namespace Portal.Accounts.Security;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class PasswordSettings(FreshProof proof, IServiceScopeFactory scopes, PortalOptions settings) : IPasswordSettings
{
    public Task<SecurityAnswer> SetAsync(string? current, string password, bool endOthers, CancellationToken cancel) => ChangeAsync(
        (changes, who) => settings.Passwords.Enabled
            ? changes.SetAsync(who, current, password, endOthers, cancel)
            : Task.FromResult<SecurityAnswer>(new SecurityAnswer.NeedsProof()),
        cancel);

    public Task<SecurityAnswer> RemoveAsync(CancellationToken cancel) => ChangeAsync((changes, who) => changes.RemoveAsync(who.UserId, cancel), cancel);

    private async Task<SecurityAnswer> ChangeAsync(Func<PasswordChanges, Proven, Task<SecurityAnswer>> change, CancellationToken cancel)
    {
        if (await proof.RequireAsync(cancel) is not { } who) return new SecurityAnswer.NeedsProof();

        using var origin = SecurityLog.DoneFrom(who.Origin);
        await using var scope = scopes.CreateAsyncScope();
        return await change(scope.ServiceProvider.GetRequiredService<PasswordChanges>(), who);
    }
}
