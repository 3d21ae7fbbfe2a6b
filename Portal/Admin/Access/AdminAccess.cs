using Portal.Accounts.Sessions;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Access;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminAccess(CurrentPerson person, IServiceScopeFactory scopes) : IAdminAccess
{
    public async Task<Allowed<ListPage<AccessLine>>> ListAsync(AccessKind kind, AccessQuery query, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<AccessList>().ReadAsync(kind, query, cancel));
    }

    public async Task<Allowed<int?>> RevokeAsync(AccessKind kind, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of<int?>(await scope.ServiceProvider.GetRequiredService<AccessRevocation>().RevokeAsync(kind, [.. ids.Take(AccessQuery.AtOnce)], cancel));
    }

    public async Task<Allowed<int?>> RevokeMatchingAsync(AccessKind kind, AccessQuery query, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = await person.FindSessionAsync(cancel) is var (_, sessionId) ? sessionId : Guid.Empty;
        var ids = await scope.ServiceProvider.GetRequiredService<AccessList>().FindAsync(kind, query, own, AccessQuery.AtOnce, cancel);
        await scope.ServiceProvider.GetRequiredService<AccessRevocation>().RevokeAsync(kind, ids, cancel);
        return Allowed.Of<int?>(ids.Count);
    }
}
