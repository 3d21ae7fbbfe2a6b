namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/clients/{ClientId}</c> asks of the host.</summary>
public interface IAdminClient
{
    /// <summary>One client; null when there is none.</summary>
    [Reads]
    Task<Allowed<ClientDetails?>> ShowAsync(string clientId, CancellationToken cancel);
}
