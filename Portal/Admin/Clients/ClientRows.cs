using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Clients;

/// <summary>Clients as they are changed: through the tracker, so that what is kept in memory of them is dropped.</summary>
internal static class ClientRows
{
    /// <summary>One client with its secrets; until the transaction ends, nobody else changes it. Null when there is none.</summary>
    public static async Task<ClientRegistration?> HoldClientAsync(this PortalDbContext db, string clientId, CancellationToken cancel)
    {
        var held = await db.Clients
            .Where(client => client.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(client => client.UpdatedAt, client => client.UpdatedAt), cancel);
        return held == 0 ? null : await db.ClientWithSecretsAsync(clientId, cancel);
    }

    public static Task<ClientRegistration> ClientWithSecretsAsync(this PortalDbContext db, string clientId, CancellationToken cancel) =>
        db.Clients.Include(client => client.Secrets).SingleAsync(client => client.ClientId == clientId, cancel);

    /// <summary>The secrets that work, the newest first.</summary>
    public static IEnumerable<ClientSecretRow> Live(this ClientRegistration client, DateTimeOffset now) =>
        client.Secrets.Where(secret => secret.ExpiresAt is null || now < secret.ExpiresAt).OrderByDescending(secret => secret.CreatedAt);
}
