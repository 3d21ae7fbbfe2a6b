using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId;
using Portal.OpenId.Clients;

namespace Portal.Consents;

/// <summary>What a person agreed to share: to look at, and to take back.</summary>
internal sealed class GivenConsents(PortalDbContext db, SecurityLog log, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    /// <summary>Everything, the last used first.</summary>
    public async Task<IReadOnlyList<GivenConsent>> ListAsync(Guid userId, CancellationToken cancel) =>
        [.. (await ReadAsync(Of(userId), cancel)).OrderByDescending(given => given.LastUsedAt).ThenBy(given => given.Client.Name, StringComparer.Ordinal)];

    /// <summary>One of a person's own; null for anybody else's.</summary>
    public async Task<GivenConsent?> FindAsync(Guid userId, Guid id, CancellationToken cancel) =>
        (await ReadAsync(Of(userId).Where(consent => consent.Id == id), cancel)).SingleOrDefault();

    /// <summary>Takes one back. False when it is not this person's, or was taken back already.</summary>
    public async Task<bool> RevokeAsync(Guid userId, Guid id, CancellationToken cancel) =>
        await RevokeAsync(userId, Of(userId).Where(consent => consent.Id == id), cancel) == 1;

    /// <summary>Takes back all that a person shares with one client, also where nobody was ever asked. False when nothing was left to take.</summary>
    public Task<bool> DisconnectAsync(Guid userId, string clientId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var ended = await EndGrantsAsync(userId, [clientId], cancel);
            var forgotten = await Of(userId).Where(consent => consent.ClientId == clientId).ExecuteDeleteAsync(cancel);
            if (ended + forgotten == 0) return false;

            await log.RecordAsync(db, new(EventKind.ConsentWithdrawn, userId) { ClientId = clientId }, cancel);
            return true;
        },
        cancel);

    public Task<int> RevokeAllAsync(Guid userId, CancellationToken cancel) => RevokeAsync(userId, Of(userId), cancel);

    private IQueryable<ConsentRow> Of(Guid userId) => db.Consents.Where(consent => consent.UserId == userId);

    // With the consent goes every code and token that came of it: they are judged by their grant.
    private Task<int> RevokeAsync(Guid userId, IQueryable<ConsentRow> which, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var clients = await which.Select(consent => consent.ClientId).ToListAsync(cancel);
            await EndGrantsAsync(userId, clients, cancel);
            foreach (var client in clients) log.Add(db, new(EventKind.ConsentWithdrawn, userId) { ClientId = client });
            await db.SaveChangesAsync(cancel);
            return await which.ExecuteDeleteAsync(cancel);
        },
        cancel);

    private Task<int> EndGrantsAsync(Guid userId, List<string> clients, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Grants
            .Where(grant => grant.UserId == userId && clients.Contains(grant.ClientId) && grant.RevokedAt == null)
            .ExecuteUpdateAsync(grant => grant.SetProperty(row => row.RevokedAt, now), cancel);
    }

    private async Task<List<GivenConsent>> ReadAsync(IQueryable<ConsentRow> which, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from consent in which.AsNoTracking()
            join client in db.Clients.AsNoTracking() on consent.ClientId equals client.ClientId
            select new
            {
                Consent = consent,
                client.Origin,
                client.Metadata,
                Granted = db.Grants
                    .Where(grant => grant.UserId == consent.UserId && grant.ClientId == consent.ClientId)
                    .Max(grant => (DateTimeOffset?)grant.CreatedAt),
                Refreshed = db.RefreshTokens
                    .Where(token => token.Grant.UserId == consent.UserId && token.Grant.ClientId == consent.ClientId)
                    .Max(token => (DateTimeOffset?)token.CreatedAt),
                IdleEnds = db.RefreshTokens
                    .Where(token => token.Grant.UserId == consent.UserId && token.Grant.ClientId == consent.ClientId)
                    .Max(token => (DateTimeOffset?)token.IdleExpiresAt),
                Live = db.RefreshTokens.Count(token => token.Grant.UserId == consent.UserId && token.Grant.ClientId == consent.ClientId
                    && token.Grant.RevokedAt == null && token.RotatedAt == null && token.IdleExpiresAt > now),
            }).ToListAsync(cancel);
        return [.. found.Select(row => new GivenConsent(
            row.Consent,
            new RegisteredClient(row.Consent.ClientId, row.Origin, ClientJson.Read(row.Metadata), []),
            LastUse(row.Consent.UpdatedAt, row.Granted, row.Refreshed, row.IdleEnds - options.Value.RefreshTokenIdleLifetime))
        {
            LiveTokens = row.Live,
        })];
    }

    // The last: a refresh token that its client keeps tells by when it would lie idle, to the day.
    private DateTimeOffset LastUse(DateTimeOffset agreed, params ReadOnlySpan<DateTimeOffset?> signs)
    {
        var now = clock.GetUtcNow();
        var last = agreed;
        foreach (var sign in signs)
            if (sign > last && sign <= now) last = sign.Value;

        return last;
    }
}
