using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId.Clients;

namespace Portal.Bootstrap;

/// <summary>Brings the database to what a bootstrap file describes: creates and updates, never deletes, and writes nothing when all is as described.</summary>
internal sealed class BootstrapWriter(IDbContextFactory<PortalDbContext> contexts, UserWriter users, ClientSecrets secrets, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <returns>How many rows were written.</returns>
    public async Task<int> ApplyAsync(Described described, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ApplyOnceAsync(described, cancel);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another node that starts at the same moment was first with some of it; the rest is done from where it is now.
            }
        }
    }

    private async Task<int> ApplyOnceAsync(Described described, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var scope in described.Scopes) await DescribeAsync(db, scope, cancel);
        foreach (var client in described.Clients) await DescribeAsync(db, client, cancel);
        await users.DescribeAsync(db, described.Users, cancel);
        var written = await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return written;
    }

    private async Task DescribeAsync(PortalDbContext db, DescribedScope scope, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = await db.Scopes.FirstOrDefaultAsync(row => row.Name == scope.Name, cancel)
            ?? db.Scopes.Add(new ScopeRow { Name = scope.Name, CreatedAt = now }).Entity;
        row.DisplayName = scope.DisplayName;
        row.Description = scope.Description;
        row.Resources = SpaceList.Write(scope.Resources);
        row.Claims = SpaceList.Write(scope.Claims);
        row.Translations = scope.Translations;
        if (db.Entry(row).State != EntityState.Unchanged) row.UpdatedAt = now;
    }

    private async Task DescribeAsync(PortalDbContext db, DescribedClient client, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = await db.Clients.Include(row => row.Secrets).FirstOrDefaultAsync(row => row.ClientId == client.ClientId, cancel)
            ?? db.Clients.Add(new ClientRegistration { ClientId = client.ClientId, CreatedAt = now }).Entity;
        row.Origin = ClientOrigin.Administrator;
        row.Describe(client.Metadata);
        var secretChanged = DescribeSecret(row, client, now);
        if (secretChanged || db.Entry(row).State != EntityState.Unchanged) row.UpdatedAt = now;
    }

    // The file's secret takes the place of every other: whoever changes it there means the old one to stop.
    private bool DescribeSecret(ClientRegistration row, DescribedClient client, DateTimeOffset now)
    {
        var wanted = client.Secret is null ? null : secrets.Seal(client.ClientId, client.Metadata, client.Secret, now);
        var removed = row.Secrets.RemoveAll(kept => kept.Hash != wanted?.Hash) > 0;
        if (wanted is null) return removed;
        if (row.Secrets is not [var kept])
        {
            row.Secrets.Add(wanted);
            return true;
        }

        if (kept.ExpiresAt is null && kept.ProtectedSecret is null == wanted.ProtectedSecret is null) return removed;

        (kept.ExpiresAt, kept.ProtectedSecret) = (null, wanted.ProtectedSecret);
        return true;
    }
}
