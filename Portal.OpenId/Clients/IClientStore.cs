namespace Portal.OpenId.Clients;

/// <summary>Finds registered clients. Read at every request, so an implementation answers from memory and drops what a change made stale.</summary>
public interface IClientStore
{
    /// <summary>The client with exactly this id.</summary>
    /// <param name="clientId">As presented; any text.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is none, or it is disabled.</returns>
    ValueTask<RegisteredClient?> FindAsync(string clientId, CancellationToken cancel);
}
