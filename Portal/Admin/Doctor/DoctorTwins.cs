using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Doctor;

/// <summary>Makes the twin of a run and takes it away. Whoever moves its time of change, once, has the run: a second answer finds it moved.</summary>
internal sealed class DoctorTwins(PortalDbContext db, ClientSecrets secrets, SecurityLog log, IOptions<OpenIdOptions> options, TimeProvider clock)
{
    /// <summary>Begins a run. Null when there is no such client, or it cannot be tried out.</summary>
    public async Task<DoctorRun?> MakeAsync(string clientId, Guid userId, Guid sessionId, CancellationToken cancel)
    {
        var examined = await db.Clients.AsNoTracking().SingleOrDefaultAsync(client => client.ClientId == clientId && client.Enabled, cancel);
        if (examined is null) return null;

        var metadata = ClientJson.Read(examined.Metadata);
        var kind = TwinMetadata.RunOf(metadata);
        if (kind is DoctorRunKind.None) return null;

        var (key, keys) = KeyOf(metadata);
        var run = new DoctorRun(clientId, ClientTwins.IdPrefix + OpaqueHandle.Create(), userId, sessionId, Milliseconds(clock.GetUtcNow()))
        {
            // Long enough for every MAC that a client may sign with.
            Secret = ClientAuthenticationMethods.NeedsSecret(metadata.TokenEndpointAuthMethod) ? OpaqueHandle.Create() + OpaqueHandle.Create() : null,
            Key = key,
            Machine = kind is DoctorRunKind.Machine,
            Scope = ScopeOf(metadata, kind),
            ResponseType = TwinMetadata.ResponseTypeOf(metadata) ?? ParameterNames.Code,
        };
        db.Clients.Add(TwinOf(examined, run, TwinMetadata.Of(metadata, options.Value.Issuer + run.ReturnsTo, keys)));
        await log.RecordAsync(db, new(EventKind.ClientExamined, UserId: null) { ClientId = clientId, Details = Told(run) }, cancel);
        return run;
    }

    /// <summary>The twin of a run, for whoever asks first and in time; null for everybody else.</summary>
    public async Task<ClientMetadata?> ClaimAsync(DoctorRun run, CancellationToken cancel)
    {
        if (clock.GetUtcNow() - run.At >= ClientTwins.Life) return null;

        var moved = run.At.AddMilliseconds(1);
        var twin = db.Twins().Where(client => client.ClientId == run.TwinId);
        var won = await twin.Where(client => client.UpdatedAt == run.At).ExecuteUpdateAsync(set => set.SetProperty(client => client.UpdatedAt, moved), cancel);
        return won == 1 ? ClientJson.Read(await twin.Select(client => client.Metadata).SingleAsync(cancel)) : null;
    }

    public Task EndAsync(DoctorRun run, CancellationToken cancel) => db.DeleteTwinsAsync(db.Twins().Where(twin => twin.ClientId == run.TwinId), cancel);

    private ClientRegistration TwinOf(ClientRegistration examined, DoctorRun run, ClientMetadata metadata)
    {
        var twin = new ClientRegistration
        {
            ClientId = run.TwinId,
            Origin = ClientOrigin.Doctor,
            // People are told the same of it.
            ApprovedAt = examined.Origin == ClientOrigin.Administrator ? run.At : examined.ApprovedAt,
            LogoHash = examined.LogoHash,
            CreatedAt = run.At,
            UpdatedAt = run.At,
        };
        twin.Describe(metadata);
        twin.Hide();
        if (run.Secret is { } secret) twin.Secrets.Add(secrets.Seal(run.TwinId, metadata, secret, run.At));
        return twin;
    }

    private static (byte[]? Key, JsonObject? Set) KeyOf(ClientMetadata metadata) =>
        metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.PrivateKeyJwt ? TwinKeys.Create(TwinMetadata.KeyAlgorithmOf(metadata)) : (null, null);

    // For itself, a client may ask for nothing that is about a person.
    private static string ScopeOf(ClientMetadata metadata, DoctorRunKind kind)
    {
        var all = ScopeSet.Parse(metadata.Scope) ?? ScopeSet.Empty;
        return (kind is DoctorRunKind.Machine ? all.Except(ScopeSet.Of(StandardScopes.All)) : all).ToString();
    }

    private static Dictionary<string, string> Told(DoctorRun run) => new() { ["twin"] = run.TwinId, ["scope"] = run.Scope };

    // As exactly as it is kept, so that it can be compared.
    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
