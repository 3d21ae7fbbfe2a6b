namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/clients/{ClientId}</c> asks of the host.</summary>
public interface IAdminClient
{
    /// <summary>One client; null when there is none.</summary>
    [Reads]
    Task<Allowed<ClientDetails?>> ShowAsync(string clientId, CancellationToken cancel);

    /// <summary>The keys that it publishes at its <c>jwks_uri</c> now; null where it has none.</summary>
    [Reads]
    Task<Allowed<ClientKeys?>> ReadKeysAsync(string clientId, CancellationToken cancel);
}
