using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.OpenId.Clients;

namespace Portal.Admin.Clients;

/// <summary>Whether a client may be used, and whether there is one at all.</summary>
internal sealed class ClientStates(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    public Task<ClientChange> SetAsync(string clientId, bool enabled, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.HoldClientAsync(clientId, cancel) is not { } client) return ClientChange.Gone;
            if (client.Enabled == enabled) return ClientChange.Done;

            client.Enabled = enabled;
            await log.RecordAsync(db, new(enabled ? EventKind.ClientEnabled : EventKind.ClientDisabled, UserId: null) { ClientId = clientId }, cancel);
            return ClientChange.Done;
        },
        cancel);

    /// <summary>Vouches for a client that registered itself, as it is described now.</summary>
    /// <param name="seen">What the administrator saw was from then: what changed since is not vouched for.</param>
    public Task<ClientChange> ApproveAsync(string clientId, DateTimeOffset seen, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.HoldClientAsync(clientId, cancel) is not { } client || client.Origin == ClientOrigin.Administrator || client.UpdatedAt > seen) return ClientChange.Gone;
            if (client.ApprovedAt is not null) return ClientChange.Done;

            client.ApprovedAt = clock.GetUtcNow();
            await log.RecordAsync(db, new(EventKind.ClientApproved, UserId: null) { ClientId = clientId }, cancel);
            return ClientChange.Done;
        },
        cancel);

    /// <summary>What it holds goes first: tokens are judged by their grant, and there may be many.</summary>
    public Task<ClientChange> DeleteAsync(string clientId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.HoldClientAsync(clientId, cancel) is not { } client) return ClientChange.Gone;

            var people = await db.Consents.Where(consent => consent.ClientId == clientId).ExecuteDeleteAsync(cancel);
            var live = await db.Grants.CountAsync(grant => grant.ClientId == clientId && grant.RevokedAt == null, cancel);
            await db.Grants.Where(grant => grant.ClientId == clientId).ExecuteDeleteAsync(cancel);
            db.Clients.Remove(client);
            var details = new Dictionary<string, string>
            {
                ["name"] = client.Name,
                ["people"] = people.ToString(CultureInfo.InvariantCulture),
                ["grants"] = live.ToString(CultureInfo.InvariantCulture),
            };
            await log.RecordAsync(db, new(EventKind.ClientDeleted, UserId: null) { ClientId = clientId, Details = details }, cancel);
            return ClientChange.Done;
        },
        cancel);
}
