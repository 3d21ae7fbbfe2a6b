using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminMemberships(IServiceScopeFactory scopes) : IAdminMemberships
{
    public Task<Allowed<IReadOnlyList<string>>> SuggestGroupsAsync(string begin, CancellationToken cancel) =>
        WithAsync((GroupMembers members) => members.SuggestAsync(begin, cancel));

    public Task<Allowed<UserChange>> AddGroupAsync(Guid id, string name, CancellationToken cancel) =>
        WithAsync((GroupMembers members) => members.AddAsync(id, name, cancel));

    public Task<Allowed<UserChange>> RemoveGroupAsync(Guid id, string name, CancellationToken cancel) =>
        WithAsync((GroupMembers members) => members.RemoveAsync(id, name, cancel));

    public Task<Allowed<UserChange>> GiveRoleAsync(Guid id, string name, CancellationToken cancel) =>
        WithAsync((OtherRoles roles) => roles.GiveAsync(id, name, cancel));

    public Task<Allowed<UserChange>> TakeRoleAsync(Guid id, string name, CancellationToken cancel) =>
        WithAsync((OtherRoles roles) => roles.TakeAsync(id, name, cancel));

    private async Task<Allowed<T>> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await work(scope.ServiceProvider.GetRequiredService<TService>()));
    }
}
