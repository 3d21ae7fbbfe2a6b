namespace Portal.OpenId.Issuance;

/// <summary>Remembers access tokens that were revoked one by one, until they would have expired. RFC 7009</summary>
public interface IRevokedTokenStore
{
    /// <summary>Remembers a token. Does nothing when it is known already.</summary>
    /// <param name="tokenId">Its <c>jti</c>.</param>
    /// <param name="expiresAt">When it can be forgotten.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task AddAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken cancel);

    /// <summary>Whether a token was revoked.</summary>
    /// <param name="tokenId">Its <c>jti</c>.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>True when it was.</returns>
    Task<bool> ContainsAsync(string tokenId, CancellationToken cancel);

    /// <summary>Forgets tokens that have expired.</summary>
    /// <param name="before">Tokens that expired before this go.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>How many went.</returns>
    Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel);
}
