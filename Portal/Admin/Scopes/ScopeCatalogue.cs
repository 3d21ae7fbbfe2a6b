using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Consents;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Scopes;

/// <summary>The scopes as administrators see them.</summary>
internal sealed class ScopeCatalogue(PortalDbContext db)
{
    public async Task<IReadOnlyList<ScopeLine>> ListAsync(CancellationToken cancel)
    {
        var rows = await db.Scopes.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        var uses = await db.CountUsesAsync([.. rows.Select(row => row.Name)], cancel);
        return
        [
            .. rows.Select(row => new ScopeLine(
                row.Name, ScopeSource.Own, row.DisplayName, SpaceList.Read(row.Resources), SpaceList.Read(row.Claims), uses.GetValueOrDefault(row.Name))),
            .. PortalScopes.Own.Select(name => new ScopeLine(name, ScopeSource.Portal, null, [], [], null)),
            .. StandardScopes.All.Select(name => new ScopeLine(name, ScopeSource.Standard, null, [], StandardScopes.ClaimsOf(name), null)),
        ];
    }

    public async Task<ScopeDetails?> FindAsync(string name, CancellationToken cancel)
    {
        if (await db.Scopes.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancel) is not { } row) return null;

        var clients = new List<string>();
        var count = 0;
        await foreach (var client in db.UsersOf(name).OrderBy(client => client.Name).Select(client => new { client.Name, client.Metadata }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!ScopeUses.Has(client.Metadata, name)) continue;
            if (count++ < ScopeDetails.ClientsShown) clients.Add(client.Name);
        }

        return new(Described(row), row.UpdatedAt, clients, count);
    }

    private static ScopeInput Described(ScopeRow row) => new(
        row.Name,
        row.DisplayName,
        row.Description,
        SpaceList.Read(row.Resources),
        SpaceList.Read(row.Claims),
        ScopeTranslations.Read(row.Translations).ToDictionary(words => words.Key, words => new ScopeTranslation(words.Value.Name, words.Value.Description)));
}
