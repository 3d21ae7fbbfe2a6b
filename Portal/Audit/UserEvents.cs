using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit;

/// <summary>What happened to one person's account.</summary>
internal sealed class UserEvents(PortalDbContext db)
{
    /// <summary>All but tokens that apps were given: those come every few minutes, and among them nobody would see what matters.</summary>
    public static IQueryable<SecurityEventRow> Told(PortalDbContext db, Guid userId) =>
        db.SecurityEvents.AsNoTracking().Where(row => row.UserId == userId && row.Kind != EF.Constant(EventKind.TokenIssued.Name));

    /// <summary>The newest first; of those before <paramref name="before"/>, which is the id of the last one that was seen.</summary>
    public Task<List<SecurityEventRow>> ListAsync(Guid userId, long? before, int most, CancellationToken cancel) => Told(db, userId)
        .Where(row => before == null || row.Id < before)
        .OrderByDescending(row => row.Id)
        .Take(most)
        .ToListAsync(cancel);
}
