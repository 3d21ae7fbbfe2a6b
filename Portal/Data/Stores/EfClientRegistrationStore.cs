using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Clients that registered themselves. Rows are changed through the tracker, so that what is kept in memory of them is dropped.</summary>
internal sealed class EfClientRegistrationStore(
    IDbContextFactory<PortalDbContext> contexts, IClientStore clients, ClientSecrets secrets, SecurityLog log, TimeProvider clock) : IClientRegistrationStore
{
    public async Task<DateTimeOffset> AddAsync(RegisteredClient client, string? secret, HandleHash registrationToken, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = new ClientRegistration
        {
            ClientId = client.ClientId,
            Origin = client.Origin,
            RegistrationToken = registrationToken,
            CreatedAt = now,
            UpdatedAt = now,
        };
        row.Describe(client.Metadata);
        if (secret is not null) row.Secrets.Add(secrets.Seal(client.ClientId, client.Metadata, secret, now));
        db.Clients.Add(row);
        await log.RecordAsync(db, new(EventKind.ClientRegistered, UserId: null) { ClientId = client.ClientId }, cancel);
        return now;
    }

    public async Task<RegisteredClient?> FindAsync(string clientId, HandleHash registrationToken, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var isTheirs = await db.Clients.AnyAsync(
            client => client.ClientId == clientId && client.Enabled && client.RegistrationToken == registrationToken, cancel);
        return isTheirs ? await clients.FindAsync(clientId, cancel) : null;
    }

    public Task<bool> TryReplaceAsync(RegisteredClient client, string? secret, HandleHash presented, HandleHash next, CancellationToken cancel) =>
        ChangeAsync(client.ClientId, presented, next, (row, db) =>
        {
            log.Add(db, new(EventKind.ClientChanged, UserId: null) { ClientId = client.ClientId });
            var now = clock.GetUtcNow();
            row.Describe(client.Metadata);
            row.UpdatedAt = now;
            // Whoever vouched for it had seen what it was before.
            row.ApprovedAt = null;
            row.Secrets.RemoveAll(kept => secret is not null || !client.Secrets.Contains(kept.Hash));
            if (secret is not null) row.Secrets.Add(secrets.Seal(client.ClientId, client.Metadata, secret, now));
            return Task.CompletedTask;
        }, cancel);

    // The row stays, out of use: what it was is part of the history of those who used it.
    public Task<bool> TryRemoveAsync(string clientId, HandleHash registrationToken, CancellationToken cancel) =>
        ChangeAsync(clientId, registrationToken, next: null, async (row, db) =>
        {
            var now = clock.GetUtcNow();
            log.Add(db, new(EventKind.ClientRemoved, UserId: null) { ClientId = clientId });
            row.Enabled = false;
            row.UpdatedAt = now;
            await db.Consents.Where(consent => consent.ClientId == clientId).ExecuteDeleteAsync(cancel);
            await db.Grants
                .Where(grant => grant.ClientId == clientId && grant.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, now), cancel);
        }, cancel);

    private async Task<bool> ChangeAsync(
        string clientId, HandleHash presented, HandleHash? next, Func<ClientRegistration, PortalDbContext, Task> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // The condition is what lets only one holder of a token win.
        var won = await db.Clients
            .Where(client => client.ClientId == clientId && client.Enabled && client.RegistrationToken == presented)
            .ExecuteUpdateAsync(set => set.SetProperty(client => client.RegistrationToken, next), cancel) == 1;
        if (!won) return false;

        await change(await db.Clients.Include(client => client.Secrets).FirstAsync(client => client.ClientId == clientId, cancel), db);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
