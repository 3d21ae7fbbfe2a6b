using Portal.Audit;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Events;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminAudit(IServiceScopeFactory scopes) : IAdminAudit
{
    public const int PageSize = 50;

    public async Task<Allowed<AuditPage>> ListAsync(AuditFilter filter, AuditPlace place, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var query = scope.ServiceProvider.GetRequiredService<AuditQuery>();
        var upwards = place.NewerThan is not null;

        // One more than is shown tells whether it goes on.
        var rows = await query.ReadAsync(filter, await query.PeopleAsync(filter, cancel), place, PageSize + 1, cancel);
        var more = rows.Count > PageSize;
        var shown = upwards ? rows.TakeLast(PageSize).ToList() : [.. rows.Take(PageSize)];
        var entries = await scope.ServiceProvider.GetRequiredService<AuditEntries>().OfAsync(shown, cancel);
        return Allowed.Of(upwards ? new AuditPage(entries, Older: true, Newer: more) : new AuditPage(entries, Older: more, Newer: place.OlderThan is not null));
    }

    public Task<Allowed<IReadOnlyList<string>>> KindsAsync(CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<IReadOnlyList<string>>([.. EventKind.All.Select(kind => kind.Name).Order(StringComparer.Ordinal)]));
}
