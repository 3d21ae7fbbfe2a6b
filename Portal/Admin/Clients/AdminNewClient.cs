using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Clients;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminNewClient(IServiceScopeFactory scopes) : IAdminNewClient
{
    public async Task<Allowed<ScopeOffer>> ScopesAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<IScopeStore>().ListAsync(cancel);
        return Allowed.Of(new ScopeOffer([.. StandardScopes.All], [.. all.Select(one => one.Name).Except(StandardScopes.All)]));
    }

    public async Task<Allowed<ClientCreated>> CheckAsync(JsonObject registration, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<ClientMaking>().CheckAsync(registration, cancel));
    }

    public async Task<Allowed<ClientCreated>> CreateAsync(JsonObject registration, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<ClientMaking>().CreateAsync(registration, cancel));
    }
}
