using Microsoft.EntityFrameworkCore;
using Portal.Audit.Chain;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Tokens;

/// <summary>Writes events that waited, all or none of them.</summary>
internal sealed class TokenEventBatch(IDbContextFactory<PortalDbContext> contexts, ChainEnds ends)
{
    public async Task WriteAsync(IReadOnlyList<SecurityEventRow> rows, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.AtomicallyAsync(
            async () =>
            {
                // Held, so that nobody is deleted between the look and the commit: they would come back into the log.
                await ends.HoldAsync(db, cancel);
                await LeaveOutWhoeverIsGoneAsync(db, rows, cancel);
                foreach (var row in rows) row.Id = 0;
                db.SecurityEvents.AddRange(rows);
                await db.SaveChangesAsync(cancel);
            },
            cancel);
    }

    private static async Task LeaveOutWhoeverIsGoneAsync(PortalDbContext db, IReadOnlyList<SecurityEventRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.UserId).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0) return;

        var there = await db.Users.Where(user => ids.Contains(user.Id)).Select(user => user.Id).ToHashSetAsync(cancel);
        foreach (var row in rows.Where(row => row.UserId is { } id && !there.Contains(id)))
            (row.UserId, row.SessionId, row.Address, row.UserAgent, row.Details) = (null, null, null, null, null);
    }
}
