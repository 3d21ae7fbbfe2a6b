using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Clients;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminClient(IServiceScopeFactory scopes) : IAdminClient
{
    public async Task<Allowed<ClientDetails?>> ShowAsync(string clientId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<ClientFile>().ReadAsync(clientId, cancel));
    }

    public async Task<Allowed<ClientKeys?>> ReadKeysAsync(string clientId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<ClientFile>().ReadKeysAsync(clientId, cancel));
    }
}
