using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>What people agreed to share.</summary>
internal sealed class EfConsentStore(IDbContextFactory<PortalDbContext> contexts, ConsentReceipts receipts) : IConsentStore
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
        var receipt = await receipts.DraftAsync(userId, clientId, scope, allowed: true, at, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);

        // Whoever loses a race begins again from what the winner wrote, so no decision is lost; each round lets at least one through.
        for (var written = false; !written;)
        {
            written = await FindRowAsync(db, userId, clientId, cancel) is { } row
                ? await TryWidenAsync(db, row, scope, receipt, cancel)
                : await TryAddAsync(db, new() { UserId = userId, ClientId = clientId, Scope = scope.ToString(), GivenAt = at, UpdatedAt = at }, receipt, cancel);
        }
    }

    public async Task RefuseAsync(string subject, string clientId, ScopeSet scope, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        receipts.Add(db, await receipts.DraftAsync(Guid.Parse(subject), clientId, scope, allowed: false, at, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private static Task<ConsentRow?> FindRowAsync(PortalDbContext db, Guid userId, string clientId, CancellationToken cancel) =>
        db.Consents.AsNoTracking().FirstOrDefaultAsync(consent => consent.UserId == userId && consent.ClientId == clientId, cancel);

    private async Task<bool> TryWidenAsync(PortalDbContext db, ConsentRow row, ScopeSet scope, ConsentReceiptRow receipt, CancellationToken cancel)
    {
        var all = ScopeSet.Of(SpaceList.Read(row.Scope)).Union(scope).ToString();
        return await db.AtomicallyAsync(
            async () =>
            {
                var widened = await db.Consents
                    .Where(consent => consent.Id == row.Id && consent.Scope == row.Scope)
                    .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.Scope, all).SetProperty(consent => consent.UpdatedAt, receipt.At), cancel);
                if (widened == 0) return false;

                receipts.Add(db, receipt);
                await db.SaveChangesAsync(cancel);
                return true;
            },
            cancel);
    }

    private async Task<bool> TryAddAsync(PortalDbContext db, ConsentRow row, ConsentReceiptRow receipt, CancellationToken cancel)
    {
        db.Consents.Add(row);
        receipts.Add(db, receipt);
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
