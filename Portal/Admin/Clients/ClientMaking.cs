using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Clients;

/// <summary>Makes clients out of descriptions: what the wizard asked for, a copy, or a file of RFC 7591 members.</summary>
internal sealed class ClientMaking(PortalDbContext db, ClientJudge judge, ClientSecretChanges secrets, SecurityLog log, TimeProvider clock)
{
    private const string Id = "client_id";

    // What a registration's answer has beside the metadata, and a new client gets anew: RFC 7591 §3.2.1; RFC 7592 §3.
    private static readonly string[] OfAnother =
        ["client_secret", "client_secret_expires_at", "client_id_issued_at", "registration_access_token", "registration_client_uri"];

    public async Task<ClientCreated> CheckAsync(JsonObject registration, CancellationToken cancel) => (await JudgeAsync(registration, cancel)).Answer;

    public async Task<ClientCreated> CreateAsync(JsonObject registration, CancellationToken cancel)
    {
        var (answer, id, metadata) = await JudgeAsync(registration, cancel);
        if (answer.Taken || answer.Faults.Count > 0) return answer;

        id ??= OpaqueHandle.Create();
        try
        {
            return new(id) { Secret = await AddAsync(id, metadata, cancel) };
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsTakenAsync(id, cancel)) throw;

            return new(ClientId: null) { Taken = true };
        }
    }

    private async Task<string?> AddAsync(string id, ClientMetadata metadata, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = new ClientRegistration { ClientId = id, Origin = ClientOrigin.Administrator, CreatedAt = now, UpdatedAt = now };
        row.Describe(metadata);
        db.Clients.Add(row);
        log.Add(db, new(EventKind.ClientCreated, UserId: null) { ClientId = id, Details = new Dictionary<string, string> { ["name"] = row.Name } });
        var secret = secrets.Fit(row, metadata);
        await db.SaveChangesAsync(cancel);
        return secret;
    }

    private async Task<(ClientCreated Answer, string? Id, ClientMetadata Metadata)> JudgeAsync(JsonObject registration, CancellationToken cancel)
    {
        var members = registration.DeepClone().AsObject();
        foreach (var name in OfAnother) members.Remove(name);
        var (id, fault) = IdOf(members);
        members.Remove(Id);

        var judged = await judge.JudgeAsync(members, cancel);
        var faults = judged.Faults.Select(one => new ClientFault(one.Member, one.ToString()));
        var answer = new ClientCreated(ClientId: null)
        {
            Faults = [.. fault is null ? faults : faults.Prepend(fault)],
            Taken = id is not null && await IsTakenAsync(id, cancel),
        };
        return (answer, id, judged.Metadata);
    }

    private static (string? Id, ClientFault? Fault) IdOf(JsonObject members) => members[Id] switch
    {
        null => (null, null),
        JsonValue value when value.TryGetValue<string>(out var id) && ClientIds.CanBe(id) => (id, null),
        _ => (null, new(Id, ClientIds.Fault)),
    };

    private Task<bool> IsTakenAsync(string id, CancellationToken cancel) => db.Clients.IgnoreQueryFilters().AnyAsync(client => client.ClientId == id, cancel);
}
