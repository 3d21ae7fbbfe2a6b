using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Scopes;

namespace Portal.Data.Stores;

/// <summary>The installation's own scopes, answered from memory.</summary>
internal sealed class EfScopeStore(IDbContextFactory<PortalDbContext> contexts, CatalogueChanges changes, TimeProvider clock) : IScopeStore
{
    // All scopes are one entry: there are few, and metadata lists them all.
    private const string All = "";

    private readonly Remembered<string, IReadOnlyList<ScopeDefinition>> _known = new(changes, clock);

    public async ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel) =>
        await _known.FindAsync(All, LoadAsync, cancel) ?? [];

    private async Task<IReadOnlyList<ScopeDefinition>?> LoadAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Scopes.AsNoTracking().OrderBy(scope => scope.Name).ToListAsync(cancel);
        return [.. rows.Select(row => new ScopeDefinition(row.Name, SpaceList.Read(row.Resources)) { Claims = SpaceList.Read(row.Claims) })];
    }
}
