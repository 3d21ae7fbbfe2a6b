using Portal.Accounts.SignUp;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

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

    public async Task<Allowed<string>> InviteAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDbContext>();
        return Allowed.Of(await db.AtomicallyAsync(
            async () =>
            {
                await services.GetRequiredService<SecurityLog>().RecordAsync(db, new(EventKind.InvitationCreated, UserId: null), cancel);
                return await services.GetRequiredService<SetupCodes>().InvitationAddressAsync(role: null, cancel);
            },
            cancel));
    }
}
