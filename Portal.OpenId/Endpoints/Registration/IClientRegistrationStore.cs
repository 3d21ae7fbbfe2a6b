using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Keeps the clients that registered themselves. RFC 7591; RFC 7592</summary>
public interface IClientRegistrationStore
{
    /// <summary>Adds a client.</summary>
    /// <param name="client">The client, its secret's hash included.</param>
    /// <param name="secret">The raw secret, for a store that must keep it to check a <c>client_secret_jwt</c>; null when there is none.</param>
    /// <param name="registrationToken">Hash of the token by which the client manages its registration.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>When it was issued.</returns>
    Task<DateTimeOffset> AddAsync(RegisteredClient client, string? secret, HandleHash registrationToken, CancellationToken cancel);

    /// <summary>A client that registered itself, for whoever holds its token.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="registrationToken">Hash of the presented token.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is none, or the token is another.</returns>
    Task<RegisteredClient?> FindAsync(string clientId, HandleHash registrationToken, CancellationToken cancel);

    /// <summary>Replaces a client's metadata and its token at once. Of several callers with the same token one gets true.</summary>
    /// <param name="client">The client as it is to be, its secrets included.</param>
    /// <param name="secret">The raw secret, where a new one was issued.</param>
    /// <param name="presented">Hash of the presented token.</param>
    /// <param name="next">Hash of the token that takes its place.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when the token was replaced meanwhile; nothing is written then.</returns>
    Task<bool> TryReplaceAsync(RegisteredClient client, string? secret, HandleHash presented, HandleHash next, CancellationToken cancel);

    /// <summary>Takes a client out of use and ends every grant it holds, in one transaction.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="registrationToken">Hash of the presented token.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when there is none, or the token is another.</returns>
    Task<bool> TryRemoveAsync(string clientId, HandleHash registrationToken, CancellationToken cancel);
}
