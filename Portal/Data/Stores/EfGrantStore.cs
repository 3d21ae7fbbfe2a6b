using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;

namespace Portal.Data.Stores;

/// <summary>Grants. Codes and tokens under a grant are not touched when it ends: they are read together with it.</summary>
internal sealed class EfGrantStore(IDbContextFactory<PortalDbContext> contexts) : IGrantStore
{
    public async Task AddAsync(Grant grant, NewRefreshToken? refreshToken, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Grants.Add(grant.ToRow());
        if (refreshToken is not null) db.RefreshTokens.Add(refreshToken.ToRow());
        await db.SaveChangesAsync(cancel);
    }

    public async Task<Grant?> FindLiveAsync(string grantId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.Grants.AsNoTracking()
            .Include(grant => grant.Releases)
            .FirstOrDefaultAsync(grant => grant.Id == grantId && grant.RevokedAt == null, cancel);
        return row?.ToGrant();
    }

    public async Task NoteAsync(ClaimRelease release, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            await db.NoteAsync(release, cancel);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            if (!await db.NeedsNoNoteAsync(release, cancel)) throw;
        }
    }

    public async Task RevokeAsync(string grantId, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Grants
            .Where(grant => grant.Id == grantId && grant.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, at), cancel);
    }

    public async Task<IReadOnlyList<SessionClient>> ClientsOfSessionAsync(string sessionId, CancellationToken cancel)
    {
        if (!Guid.TryParse(sessionId, out var id)) return [];

        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. from participant in await db.ParticipantsOfAsync([id], cancel) select new SessionClient(participant.ClientId, participant.Subject)];
    }
}
