using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminUsers(IServiceScopeFactory scopes) : IAdminUsers
{
    public async Task<Allowed<ListPage<UserLine>>> ListAsync(UserQuery query, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<UserList>().ReadAsync(query, cancel));
    }

    public async Task<Allowed<UserDetails?>> ShowAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<UserFile>().ReadAsync(id, cancel));
    }
}
