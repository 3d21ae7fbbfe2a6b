using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;

namespace Portal.Admin.Clients;

/// <summary>Changes what a client is registered with.</summary>
internal sealed class ClientEdits(PortalDbContext db, ClientJudge judge, ClientSecretChanges secrets, SecurityLog log, TimeProvider clock)
{
    public async Task<ClientSave> SaveAsync(string clientId, DateTimeOffset seen, JsonObject metadata, CancellationToken cancel)
    {
        if (!await db.Clients.AnyAsync(client => client.ClientId == clientId, cancel)) return new(ClientSaved.Gone);

        var judged = await judge.JudgeAsync(metadata, cancel);
        if (judged.Faults.Count > 0)
            return new(ClientSaved.Faulty) { Faults = [.. judged.Faults.Select(fault => new ClientFault(fault.Member, fault.ToString()))] };

        return await db.AtomicallyAsync(() => ReplaceAsync(clientId, seen, judged.Metadata, cancel), cancel);
    }

    private async Task<ClientSave> ReplaceAsync(string clientId, DateTimeOffset seen, ClientMetadata metadata, CancellationToken cancel)
    {
        // Always later than what was seen, also within one tick of the clock, or the next to save would not notice this one.
        var now = clock.GetUtcNow();
        var next = now > seen ? now : seen.AddMilliseconds(1);
        var won = await db.Clients
            .Where(client => client.ClientId == clientId && client.UpdatedAt == seen)
            .ExecuteUpdateAsync(set => set.SetProperty(client => client.UpdatedAt, next), cancel) == 1;
        if (!won) return new(await db.Clients.AnyAsync(client => client.ClientId == clientId, cancel) ? ClientSaved.Stale : ClientSaved.Gone);

        var row = await db.ClientWithSecretsAsync(clientId, cancel);
        var before = ClientMembers.Of(row);
        row.Describe(metadata);
        var secret = secrets.Fit(row, metadata);
        Note(row, ClientMembers.Changes(before, ClientMembers.Of(row)));
        await db.SaveChangesAsync(cancel);
        return new(ClientSaved.Saved) { Secret = secret };
    }

    private void Note(ClientRegistration row, Dictionary<string, string> changes)
    {
        if (changes.Count > 0) log.Add(db, new(EventKind.ClientChanged, UserId: null) { ClientId = row.ClientId, Details = changes });
    }
}
