using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data.Entities;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>What people agreed to share.</summary>
internal sealed class EfConsentStore(IDbContextFactory<PortalDbContext> contexts, SecurityLog log) : IConsentStore
{
    public async Task<Consent?> FindAsync(string subject, string clientId, CancellationToken cancel)
    {
        if (!Guid.TryParse(subject, out var userId)) return null;

        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await FindRowAsync(db, userId, clientId, cancel) is { } row
            ? new(subject, clientId, ScopeSet.Of(SpaceList.Read(row.Scope)), row.UpdatedAt)
            : null;
    }

    public async Task RememberAsync(string subject, string clientId, ScopeSet scope, DateTimeOffset at, CancellationToken cancel)
    {
        var userId = Guid.Parse(subject);
        await using var db = await contexts.CreateDbContextAsync(cancel);

        // Whoever loses a race begins again from what the winner wrote, so no decision is lost; each round lets at least one through.
        for (var written = false; !written;)
        {
            written = await FindRowAsync(db, userId, clientId, cancel) is { } row
                ? await TryWidenAsync(db, row, scope, at, cancel)
                : await TryAddAsync(db, new() { UserId = userId, ClientId = clientId, Scope = scope.ToString(), GivenAt = at, UpdatedAt = at }, cancel);
        }
    }

    private static Task<ConsentRow?> FindRowAsync(PortalDbContext db, Guid userId, string clientId, CancellationToken cancel) =>
        db.Consents.AsNoTracking().FirstOrDefaultAsync(consent => consent.UserId == userId && consent.ClientId == clientId, cancel);

    private async Task<bool> TryWidenAsync(PortalDbContext db, ConsentRow row, ScopeSet scope, DateTimeOffset at, CancellationToken cancel)
    {
        var all = ScopeSet.Of(SpaceList.Read(row.Scope)).Union(scope).ToString();
        return await db.AtomicallyAsync(
            async () =>
            {
                var widened = await db.Consents
                    .Where(consent => consent.Id == row.Id && consent.Scope == row.Scope)
                    .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.Scope, all).SetProperty(consent => consent.UpdatedAt, at), cancel);
                if (widened == 0) return false;

                await log.RecordAsync(db, Given(row.UserId, row.ClientId, scope), cancel);
                return true;
            },
            cancel);
    }

    private static SecurityEvent Given(Guid userId, string clientId, ScopeSet scope) => new(EventKind.ConsentGiven, userId)
    {
        ClientId = clientId,
        Details = new Dictionary<string, string> { ["scope"] = scope.ToString() },
    };

    private async Task<bool> TryAddAsync(PortalDbContext db, ConsentRow row, CancellationToken cancel)
    {
        db.Consents.Add(row);
        log.Add(db, Given(row.UserId, row.ClientId, ScopeSet.Of(SpaceList.Read(row.Scope))));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();

            // Somebody else was first; anything else that is wrong is not to be tried again.
            if (await FindRowAsync(db, row.UserId, row.ClientId, cancel) is null) throw;
            return false;
        }
    }
}
