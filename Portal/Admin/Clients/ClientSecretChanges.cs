using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Clients;

/// <summary>Makes and ends clients' secrets. At most two work at a time.</summary>
internal sealed class ClientSecretChanges(PortalDbContext db, ClientSecrets secrets, SecurityLog log, TimeProvider clock)
{
    /// <returns>The raw secret.</returns>
    public Task<string?> MakeAsync(string clientId, SecretOverlap overlap, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.HoldClientAsync(clientId, cancel) is not { } client) return null;

            var metadata = ClientJson.Read(client.Metadata);
            if (!ClientAuthenticationMethods.NeedsSecret(metadata.TokenEndpointAuthMethod)) return null;

            KeepNewest(client, LengthOf(overlap));
            var secret = Add(client, metadata);
            await log.RecordAsync(db, new(EventKind.ClientSecretMade, UserId: null) { ClientId = clientId, Details = Told(overlap) }, cancel);
            return secret;
        },
        cancel);

    public Task<ClientChange> RevokeAsync(string clientId, string id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.HoldClientAsync(clientId, cancel) is not { } client) return ClientChange.Gone;
            if (client.Secrets.RemoveAll(secret => ClientFile.IdOf(secret) == id) == 0) return ClientChange.Gone;

            await log.RecordAsync(db, new(EventKind.ClientSecretRevoked, UserId: null) { ClientId = clientId }, cancel);
            return ClientChange.Done;
        },
        cancel);

    /// <summary>Has the secrets of a client that is being saved fit its method: none where it needs none, and one that can be used where it needs one.</summary>
    /// <returns>The raw secret, where there is a new one.</returns>
    public string? Fit(ClientRegistration client, ClientMetadata metadata)
    {
        if (!ClientAuthenticationMethods.NeedsSecret(metadata.TokenEndpointAuthMethod))
        {
            client.Secrets.Clear();
            return null;
        }

        // A client that signs with its secret needs one that is kept readable; to others, that one is as good.
        var signs = metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.ClientSecretJwt;
        client.Secrets.RemoveAll(secret => signs && secret.ProtectedSecret is null);
        if (client.Live(clock.GetUtcNow()).Any()) return null;

        client.Secrets.Clear();
        log.Add(db, new(EventKind.ClientSecretMade, UserId: null) { ClientId = client.ClientId });
        return Add(client, metadata);
    }

    private string Add(ClientRegistration client, ClientMetadata metadata)
    {
        var secret = OpaqueHandle.Create();

        // Its time names it, so no two of a client have the same.
        var last = client.Secrets.Select(kept => kept.CreatedAt).DefaultIfEmpty().Max();
        var now = clock.GetUtcNow();
        client.Secrets.Add(secrets.Seal(client.ClientId, metadata, secret, now > last.AddMilliseconds(1) ? now : last.AddMilliseconds(1)));
        return secret;
    }

    private void KeepNewest(ClientRegistration client, TimeSpan overlap)
    {
        var now = clock.GetUtcNow();
        var kept = overlap > TimeSpan.Zero ? client.Live(now).FirstOrDefault() : null;
        client.Secrets.RemoveAll(secret => secret != kept);
        if (kept is not null && (kept.ExpiresAt is null || now + overlap < kept.ExpiresAt)) kept.ExpiresAt = now + overlap;
    }

    private static Dictionary<string, string> Told(SecretOverlap overlap) => new() { ["overlap"] = LengthOf(overlap).ToString() };

    private static TimeSpan LengthOf(SecretOverlap overlap) => overlap switch
    {
        SecretOverlap.None => TimeSpan.Zero,
        SecretOverlap.Hour => TimeSpan.FromHours(1),
        SecretOverlap.Day => TimeSpan.FromDays(1),
        SecretOverlap.Week => TimeSpan.FromDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(overlap), overlap, null),
    };
}
