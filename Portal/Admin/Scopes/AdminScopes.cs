using Portal.Client.Contracts.Admin;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Scopes;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminScopes(IServiceScopeFactory scopes) : IAdminScopes
{
    public Task<Allowed<IReadOnlyList<ScopeLine>>> ListAsync(CancellationToken cancel) =>
        WithAsync<ScopeCatalogue, IReadOnlyList<ScopeLine>>(catalogue => catalogue.ListAsync(cancel));

    public Task<Allowed<ScopeDetails?>> ShowAsync(string name, CancellationToken cancel) =>
        WithAsync<ScopeCatalogue, ScopeDetails?>(catalogue => catalogue.FindAsync(name, cancel));

    public Task<Allowed<IReadOnlyList<string>>> ClaimsAsync(CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<IReadOnlyList<string>>([.. StandardScopes.AllClaims]));

    public Task<Allowed<ScopeAnswer>> CreateAsync(ScopeInput input, CancellationToken cancel) =>
        WithAsync<ScopeEditor, ScopeAnswer>(editor => editor.CreateAsync(input, cancel));

    public Task<Allowed<ScopeAnswer>> ChangeAsync(ScopeInput input, DateTimeOffset seen, CancellationToken cancel) =>
        WithAsync<ScopeEditor, ScopeAnswer>(editor => editor.ChangeAsync(input, seen, cancel));

    public Task<Allowed<ScopeAnswer>> DeleteAsync(string name, CancellationToken cancel) =>
        WithAsync<ScopeRemoval, ScopeAnswer>(removal => removal.RemoveAsync(name, cancel));

    private async Task<Allowed<T>> WithAsync<TService, T>(Func<TService, Task<T>> call)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await call(scope.ServiceProvider.GetRequiredService<TService>()));
    }
}
