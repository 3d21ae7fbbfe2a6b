using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Clients;

namespace Portal.Data.Stores;

/// <summary>Clients, answered from memory; but twins are read each time, so that the end of one is its end on every node.</summary>
internal sealed class EfClientStore(IDbContextFactory<PortalDbContext> contexts, CatalogueChanges changes, ClientSecrets secrets, TimeProvider clock) : IClientStore
{
    private readonly Remembered<string, RegisteredClient> _known = new(changes, clock);

    public async ValueTask<RegisteredClient?> FindAsync(string clientId, CancellationToken cancel) =>
        !ClientIds.CanBe(clientId) ? null
        : ClientTwins.MayBe(clientId) ? await LoadAsync(clientId, cancel)
        : await _known.FindAsync(clientId, token => LoadAsync(clientId, token), cancel);

    private async Task<RegisteredClient?> LoadAsync(string clientId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.Clients.IgnoreQueryFilters().AsNoTracking()
            .Include(client => client.Secrets)
            .FirstOrDefaultAsync(client => client.ClientId == clientId && client.Enabled, cancel);
        var now = clock.GetUtcNow();
        if (row is null || ClientTwins.IsOver(row, now)) return null;

        var live = row.Secrets.Where(secret => secret.ExpiresAt is null || now < secret.ExpiresAt).OrderByDescending(secret => secret.CreatedAt);
        return new(row.ClientId, row.Origin, ClientJson.Read(row.Metadata), [.. live.Select(secret => secret.Hash)])
        {
            Vouched = row.Origin == ClientOrigin.Administrator || row.ApprovedAt is not null,
            Picture = row.LogoHash is { } hash ? ClientLogos.AddressOf(hash) : null,
            SigningSecrets = [.. live.Where(secret => secret.ProtectedSecret is not null).Select(secrets.Open)],
        };
    }
}
