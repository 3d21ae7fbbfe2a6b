namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/clients</c> asks of the host.</summary>
public interface IAdminClients
{
    /// <summary>A part of the clients that match.</summary>
    [Reads]
    Task<Allowed<ListPage<ClientLine>>> ListAsync(ClientQuery query, CancellationToken cancel);
}
