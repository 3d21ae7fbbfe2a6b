using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Clients;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminClients(IServiceScopeFactory scopes) : IAdminClients
{
    public async Task<Allowed<ListPage<ClientLine>>> ListAsync(ClientQuery query, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await ClientList.ReadAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), query, cancel));
    }
}
