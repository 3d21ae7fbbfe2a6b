using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.OpenId.Clients;

namespace Portal.Accounts.Console;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AccountActivity(CurrentPerson person, IServiceScopeFactory scopes, IClientStore clients) : IAccountActivity
{
    public const int PageSize = 25;

    public async Task<ActivityList?> ListAsync(long? before, CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, session)) return null;

        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<UserEvents>().ListAsync(userId, before, PageSize + 1, cancel);
        var entries = new List<ActivityEntry>();
        foreach (var row in rows.Take(PageSize)) entries.Add(ActivityViews.Of(row, session, await AppAsync(row.ClientId, cancel)));
        return new(entries, rows.Count > PageSize);
    }

    private async ValueTask<string?> AppAsync(string? clientId, CancellationToken cancel) =>
        clientId is null ? null : (await clients.FindAsync(clientId, cancel))?.Name ?? clientId;
}
