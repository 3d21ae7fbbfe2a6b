using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit;

/// <summary>What happened to one person's account.</summary>
internal sealed class UserEvents(PortalDbContext db)
{
    /// <summary>The newest first; of those before <paramref name="before"/>, which is the id of the last one that was seen.</summary>
    public Task<List<SecurityEventRow>> ListAsync(Guid userId, long? before, int most, CancellationToken cancel) => db.SecurityEvents.AsNoTracking()
        .Where(row => row.UserId == userId && (before == null || row.Id < before))
        .OrderByDescending(row => row.Id)
        .Take(most)
        .ToListAsync(cancel);
}
