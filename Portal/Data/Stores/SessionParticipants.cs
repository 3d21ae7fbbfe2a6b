using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Stores;

/// <summary>Which clients took part in sessions: those with a grant in them, ended ones included.</summary>
internal static class SessionParticipants
{
    public static async Task<IReadOnlyList<SessionParticipant>> ParticipantsOfAsync(
        this PortalDbContext db, IReadOnlyList<Guid> sessionIds, CancellationToken cancel)
    {
        var grants = await db.Grants.AsNoTracking()
            .Where(grant => grant.SessionId != null && sessionIds.Contains(grant.SessionId.Value))
            .OrderByDescending(grant => grant.CreatedAt)
            .Select(grant => new { SessionId = grant.SessionId!.Value, grant.ClientId, grant.UserId, grant.PairwiseSubject })
            .ToListAsync(cancel);

        // The newest first: a client whose kind of subject was changed knows the person by what it was told last.
        return [.. grants
            .DistinctBy(grant => (grant.SessionId, grant.ClientId))
            .Select(grant => new SessionParticipant(grant.SessionId, grant.ClientId, grant.PairwiseSubject ?? grant.UserId.ToString()))];
    }
}

/// <param name="Subject">The person as the client knows them.</param>
internal sealed record SessionParticipant(Guid SessionId, string ClientId, string Subject);
