using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Issuance;

namespace Portal.Data.Stores;

/// <summary>Notes which claims went out, within the transaction that lets them go.</summary>
internal static class ReleaseNotes
{
    public static ClaimReleaseRow ToRow(this ClaimRelease release) => new()
    {
        GrantId = release.GrantId,
        Place = release.Place,
        Claims = SpaceList.Write(release.Claims),
        FirstAt = release.At,
        LastAt = release.At,
    };

    public static ClaimRelease ToRelease(this ClaimReleaseRow row) => new(row.GrantId, row.Place, SpaceList.Read(row.Claims), row.LastAt);

    /// <summary>Moves the last time of what is known already, or adds to what the context saves next.</summary>
    public static async Task NoteAsync(this PortalDbContext db, ClaimRelease? release, CancellationToken cancel)
    {
        if (release is null) return;

        var row = release.ToRow();
        var moved = await db.Same(row).ExecuteUpdateAsync(set => set.SetProperty(known => known.LastAt, release.At), cancel);
        if (moved == 0) db.ClaimReleases.Add(row);
    }

    /// <summary>Whether somebody else noted the same meanwhile, or the grant is gone: what then cannot be added need not be.</summary>
    public static async Task<bool> NeedsNoNoteAsync(this PortalDbContext db, ClaimRelease? release, CancellationToken cancel) =>
        release is not null
        && (await db.Same(release.ToRow()).AnyAsync(cancel) || !await db.Grants.AnyAsync(grant => grant.Id == release.GrantId, cancel));

    private static IQueryable<ClaimReleaseRow> Same(this PortalDbContext db, ClaimReleaseRow row) =>
        db.ClaimReleases.Where(known => known.GrantId == row.GrantId && known.Place == row.Place && known.Claims == row.Claims);
}
