using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Clients;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminClientLogo(IServiceScopeFactory scopes) : IAdminClientLogo
{
    public Task<Allowed<LogoChange?>> SetAsync(string clientId, byte[] picture, CancellationToken cancel) => WithAsync(logos => logos.SetAsync(clientId, picture, cancel));

    public Task<Allowed<LogoChange?>> RemoveAsync(string clientId, CancellationToken cancel) => WithAsync(logos => logos.RemoveAsync(clientId, cancel));

    private async Task<Allowed<LogoChange?>> WithAsync(Func<ClientLogoChanges, Task<LogoChange>> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of<LogoChange?>(await change(scope.ServiceProvider.GetRequiredService<ClientLogoChanges>()));
    }
}
