using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Clients;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminClientChanges(IServiceScopeFactory scopes) : IAdminClientChanges
{
    public Task<Allowed<ClientSave>> SaveAsync(string clientId, DateTimeOffset seen, JsonObject metadata, CancellationToken cancel) =>
        WithAsync<ClientEdits, ClientSave>(edits => edits.SaveAsync(clientId, seen, metadata, cancel));

    public Task<Allowed<ClientChange>> EnableAsync(string clientId, CancellationToken cancel) =>
        WithAsync<ClientStates, ClientChange>(states => states.SetAsync(clientId, enabled: true, cancel));

    public Task<Allowed<ClientChange>> DisableAsync(string clientId, CancellationToken cancel) =>
        WithAsync<ClientStates, ClientChange>(states => states.SetAsync(clientId, enabled: false, cancel));

    public Task<Allowed<ClientChange>> DeleteAsync(string clientId, CancellationToken cancel) =>
        WithAsync<ClientStates, ClientChange>(states => states.DeleteAsync(clientId, cancel));

    public Task<Allowed<string?>> MakeSecretAsync(string clientId, SecretOverlap overlap, CancellationToken cancel) =>
        WithAsync<ClientSecretChanges, string?>(secrets => secrets.MakeAsync(clientId, overlap, cancel));

    public Task<Allowed<ClientChange>> RevokeSecretAsync(string clientId, string secret, CancellationToken cancel) =>
        WithAsync<ClientSecretChanges, ClientChange>(secrets => secrets.RevokeAsync(clientId, secret, cancel));

    private async Task<Allowed<T>> WithAsync<TService, T>(Func<TService, Task<T>> change)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await change(scope.ServiceProvider.GetRequiredService<TService>()));
    }
}
