using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Stores;

namespace Portal.Consents;

/// <summary>What clients were really given of a person, over all sign-ins that are still remembered.</summary>
internal sealed class GivenClaims(PortalDbContext db)
{
    /// <summary>Each client's claims by name; a claim once for each place where it was given.</summary>
    public async Task<ILookup<string, GivenClaim>> ListAsync(Guid userId, CancellationToken cancel)
    {
        var sets = await (
            from release in db.ClaimReleases.AsNoTracking()
            where release.Grant.UserId == userId
            group release by new { release.Grant.ClientId, release.Place, release.Claims } into same
            select new
            {
                same.Key.ClientId,
                same.Key.Place,
                same.Key.Claims,
                FirstAt = same.Min(release => release.FirstAt),
                LastAt = same.Max(release => release.LastAt),
            }).ToListAsync(cancel);

        var claims =
            from set in sets
            from name in SpaceList.Read(set.Claims)
            group set by (set.ClientId, Name: name, set.Place) into same
            orderby same.Key.Name, same.Key.Place
            select new GivenClaim(
                same.Key.ClientId, same.Key.Name, same.Key.Place, same.Min(set => set.FirstAt), same.Max(set => set.LastAt));
        return claims.ToLookup(claim => claim.ClientId);
    }
}
