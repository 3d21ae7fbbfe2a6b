using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts.Admin;
using Portal.Consents;
using Portal.Data;
using Portal.Tokens;

namespace Portal.Admin.Access;

/// <summary>Ends grants, tokens and sessions one after the other, each in the way in which its owner would.</summary>
internal sealed class AccessRevocation(PortalDbContext db, GivenConsents consents, SessionStore sessions, PersonalAccessTokens tokens)
{
    /// <returns>How many were ended by this.</returns>
    public async Task<int> RevokeAsync(AccessKind kind, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        var revoked = 0;
        foreach (var id in ids)
        {
            if (await RevokeAsync(kind, id, cancel)) revoked++;
            db.ChangeTracker.Clear();
        }

        return revoked;
    }

    private async Task<bool> RevokeAsync(AccessKind kind, string id, CancellationToken cancel)
    {
        if (kind is AccessKind.Grants) return await DisconnectAsync(id, cancel);
        if (!Guid.TryParse(id, out var key)) return false;
        if (kind is AccessKind.Sessions) return await sessions.EndAsync(key, SessionEnd.EndedByAdministrator, cancel) == 1;

        var owner = await db.PersonalAccessTokens.Where(row => row.Id == key).Select(row => (Guid?)row.UserId).SingleOrDefaultAsync(cancel);
        return owner is { } userId && await tokens.RevokeAsync(userId, key, cancel);
    }

    // The whole connection: a grant that ends alone would be back without a question, because the consent is remembered.
    private async Task<bool> DisconnectAsync(string id, CancellationToken cancel)
    {
        var grant = await db.Grants.Where(row => row.Id == id && row.RevokedAt == null).Select(row => new { row.UserId, row.ClientId }).SingleOrDefaultAsync(cancel);
        return grant is not null && await consents.DisconnectAsync(grant.UserId, grant.ClientId, cancel);
    }
}
