using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Admin.Scopes;

/// <summary>Which clients may ask for a scope. The database finds whose metadata has the name somewhere, the metadata tells whether it is among the scopes.</summary>
internal static class ScopeUses
{
    public static async Task<IReadOnlyDictionary<string, int>> CountUsesAsync(this PortalDbContext db, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var uses = names.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        if (names.Count == 0) return uses;

        var written = names.Select(Written).ToList();
        var found = db.Clients.Where(client => written.Any(name => client.Metadata.Contains(name))).Select(client => client.Metadata);
        await foreach (var metadata in found.AsAsyncEnumerable().WithCancellation(cancel))
        {
            foreach (var scope in SpaceList.Read(ClientJson.Read(metadata).Scope ?? "").Distinct())
                if (uses.TryGetValue(scope, out var before)) uses[scope] = before + 1;
        }

        return uses;
    }

    /// <summary>Those that may have it: <see cref="Has"/> says whether they do.</summary>
    public static IQueryable<ClientRegistration> UsersOf(this PortalDbContext db, string name)
    {
        var written = Written(name);
        return db.Clients.Where(client => client.Metadata.Contains(written));
    }

    public static bool Has(string metadata, string name) => SpaceList.Read(ClientJson.Read(metadata).Scope ?? "").Contains(name);

    // As it stands in JSON, where some characters are escaped.
    private static string Written(string name) => JsonEncodedText.Encode(name).ToString();
}
