using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Issuance;

namespace Portal.Data.Stores;

/// <summary>The names under which sectors know people.</summary>
internal sealed class EfPairwiseSubjectStore(IDbContextFactory<PortalDbContext> contexts) : IPairwiseSubjectStore
{
    public async Task<string> FindOrAddAsync(string subject, string sector, string candidate, CancellationToken cancel)
    {
        var userId = Guid.Parse(subject);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await FindAsync(db, userId, sector, cancel) is { } known) return known;

        db.PairwiseSubjects.Add(new() { UserId = userId, Sector = sector, Subject = candidate });
        try
        {
            await db.SaveChangesAsync(cancel);
            return candidate;
        }
        catch (DbUpdateException)
        {
            // Another request gave the name first, and that one holds.
            if (await FindAsync(db, userId, sector, cancel) is { } meanwhile) return meanwhile;
            throw;
        }
    }

    private static Task<string?> FindAsync(PortalDbContext db, Guid userId, string sector, CancellationToken cancel) =>
        db.PairwiseSubjects.AsNoTracking()
            .Where(name => name.UserId == userId && name.Sector == sector)
            .Select(name => name.Subject)
            .FirstOrDefaultAsync(cancel);
}
