using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Admin.Doctor.Rules;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Doctor;

/// <summary>Looks at a client without trying it out.</summary>
internal sealed class DoctorExam(PortalDbContext db, DoctorProbe probe, IScopeStore scopes, IOptionsMonitor<OpenIdOptions> options, TimeProvider clock)
{
    /// <summary>Null when there is no such client.</summary>
    public async Task<DoctorSheet?> ReadAsync(string clientId, CancellationToken cancel)
    {
        var row = await db.Clients.AsNoTracking().Include(client => client.Secrets).SingleOrDefaultAsync(client => client.ClientId == clientId, cancel);
        if (row is null) return null;

        var facts = await FactsAsync(row, cancel);
        var findings = DoctorRule<ClientFacts>.Judge(ClientRules.All, facts);
        return new(row.ClientId, row.Name, WorstFirst(findings), row.Enabled ? TwinMetadata.RunOf(facts.Client) : DoctorRunKind.None);
    }

    public static IReadOnlyList<DoctorFinding> WorstFirst(IEnumerable<DoctorFinding> findings) => [.. findings.OrderByDescending(finding => finding.Mark)];

    private async Task<ClientFacts> FactsAsync(ClientRegistration row, CancellationToken cancel)
    {
        var client = ClientJson.Read(row.Metadata);
        var facts = new ClientFacts(client, clock.GetUtcNow())
        {
            Enabled = row.Enabled,
            Vouched = row.Origin == ClientOrigin.Administrator || row.ApprovedAt is not null,
            Secrets = [.. row.Secrets.Select(secret => secret.ExpiresAt)],
            Faults = await probe.FaultsAsync(row, cancel),
            UnknownScopes = await UnknownAsync(client, cancel),
            IdTokenLife = options.CurrentValue.IdTokenLifetime,
            AccessTokenLife = client.AccessTokenLifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : options.CurrentValue.AccessTokenLifetime,
            PortalIsLocal = new Uri(options.CurrentValue.Issuer).IsLoopback,
        };
        return facts.NeedsKeys ? facts with { KeyFault = await probe.KeyFaultAsync(client, cancel) } : facts;
    }

    private async Task<IReadOnlyList<string>> UnknownAsync(ClientMetadata client, CancellationToken cancel)
    {
        var known = StandardScopes.All.Concat((await scopes.ListAsync(cancel)).Select(scope => scope.Name));
        return [.. (ScopeSet.Parse(client.Scope) ?? ScopeSet.Empty).Except(ScopeSet.Of(known))];
    }
}
