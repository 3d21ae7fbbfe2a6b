using Microsoft.EntityFrameworkCore;
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
        var found = await scope.ServiceProvider.GetRequiredService<AuditQuery>().MatchingAsync(filter, cancel);
        var upwards = place.NewerThan is not null;
        var part = upwards
            ? found.Where(row => row.Id > place.NewerThan).OrderBy(row => row.Id)
            : found.Where(row => place.OlderThan == null || row.Id < place.OlderThan).OrderByDescending(row => row.Id);

        // One more than is shown tells whether it goes on.
        var rows = await part.Take(PageSize + 1).ToListAsync(cancel);
        var more = rows.Count > PageSize;
        var shown = rows.Take(PageSize).OrderByDescending(row => row.Id).ToList();
        var entries = await scope.ServiceProvider.GetRequiredService<AuditEntries>().OfAsync(shown, cancel);
        return Allowed.Of(upwards ? new AuditPage(entries, Older: true, Newer: more) : new AuditPage(entries, Older: more, Newer: place.OlderThan is not null));
    }

    public Task<Allowed<IReadOnlyList<string>>> KindsAsync(CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<IReadOnlyList<string>>([.. EventKind.All.Select(kind => kind.Name).Order(StringComparer.Ordinal)]));
}
