using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>
/// Takes somebody out of the log of events: whom it concerned, who did it, from where. What happened stays, and the chain holds: it has the
/// digest of what was there, and the portal vouches for what is left.
/// </summary>
internal sealed class EventErasure(ChainEnds ends, ChainSeal seal)
{
    private const int BatchSize = 500;

    /// <summary>Within the transaction that deletes the account.</summary>
    public async Task TakeOutAsync(PortalDbContext db, Guid userId, CancellationToken cancel)
    {
        // Nothing is sealed meanwhile: it would be sealed with what is about to go.
        await ends.HoldAsync(db, cancel);
        while (true)
        {
            var rows = await db.SecurityEvents.Where(row => row.UserId == userId || row.ActorId == userId).Take(BatchSize).ToListAsync(cancel);
            foreach (var row in rows) TakeOut(row, userId);
            await db.SaveChangesAsync(cancel);
            foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
            if (rows.Count < BatchSize) return;
        }
    }

    // The address and the browser are those of whoever did it, and so is mostly the session.
    private void TakeOut(SecurityEventRow row, Guid userId)
    {
        if (row.ActorId == userId) row.ActorId = null;
        if (row.UserId == userId) (row.UserId, row.Details) = (null, null);
        (row.SessionId, row.Address, row.UserAgent) = (null, null, null);
        if (row.Sequence is not null) row.Salt = seal.Erasure(row);
    }
}
