using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Clients;

/// <summary>Everything that administrators see of one client.</summary>
internal sealed class ClientFile(PortalDbContext db, IScopeStore scopes, ClientKeyAddress addresses, TimeProvider clock)
{
    public async Task<ClientDetails?> ReadAsync(string clientId, CancellationToken cancel)
    {
        var row = await db.Clients.AsNoTracking().Include(client => client.Secrets).SingleOrDefaultAsync(client => client.ClientId == clientId, cancel);
        if (row is null) return null;

        var members = ClientMembers.Of(row);
        return new(ClientList.LineOf(row), row.UpdatedAt, members)
        {
            Choices = await ChoicesAsync(cancel),
            Secrets = [.. row.Live(clock.GetUtcNow()).Select(secret => new ClientSecretLine(IdOf(secret), secret.CreatedAt, secret.ExpiresAt))],
            NeedsSecret = ClientAuthenticationMethods.NeedsSecret(ClientJson.Read(row.Metadata).TokenEndpointAuthMethod),
            Keys = LinesOf(members),
            Use = await UseAsync(clientId, cancel),
            Logo = row.LogoHash is { } hash ? ClientLogos.AddressOf(hash) : null,
        };
    }

    public async Task<ClientKeys?> ReadKeysAsync(string clientId, CancellationToken cancel)
    {
        var metadata = await db.Clients.Where(client => client.ClientId == clientId).Select(client => client.Metadata).SingleOrDefaultAsync(cancel);
        if (metadata is null || ClientJson.Read(metadata).JwksUri is not { } address) return null;

        var (set, fault) = await addresses.ReadAsync(address, cancel);
        return new(set is null ? [] : LinesOf(new() { ["jwks"] = set }), fault);
    }

    /// <summary>Names a secret without telling of it: nothing can be done with the time at which it was made.</summary>
    public static string IdOf(ClientSecretRow secret) => secret.CreatedAt.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ChoicesAsync(CancellationToken cancel) =>
        new Dictionary<string, IReadOnlyList<string>>(MetadataChoices.All)
        {
            ["scope"] = [.. StandardScopes.All, .. (await scopes.ListAsync(cancel)).Select(scope => scope.Name).Except(StandardScopes.All)],
        };

    private async Task<ClientUse> UseAsync(string clientId, CancellationToken cancel)
    {
        const int most = ClientUse.CountedUpTo;
        var live = db.Grants.Where(grant => grant.ClientId == clientId && grant.RevokedAt == null);
        return new(
            await db.Consents.Where(consent => consent.ClientId == clientId).Take(most).CountAsync(cancel),
            await live.Take(most).CountAsync(cancel),
            await live.Take(most).Where(grant => grant.SessionId != null).Select(grant => grant.SessionId).Distinct().CountAsync(cancel));
    }

    private static IReadOnlyList<ClientKeyLine> LinesOf(JsonObject members) =>
        [.. ClientMembers.KeysOf(members).Select(key => new ClientKeyLine(Text(key, "kid"), Text(key, "kty"), Text(key, "use"), Text(key, "alg")))];

    private static string? Text(JsonObject key, string member) => key[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
