namespace Portal.OpenId.Clients;

/// <summary>Remembers client assertions, so that each is used once. RFC 7523 §3</summary>
public interface IUsedAssertionStore
{
    /// <summary>Remembers an assertion. Of any number of concurrent callers exactly one gets true.</summary>
    /// <param name="hash">SHA-256 over the client and the assertion's <c>jti</c>, base64url.</param>
    /// <param name="expiresAt">When it can be forgotten, because the assertion has expired.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when it was used already.</returns>
    Task<bool> TryUseAsync(string hash, DateTimeOffset expiresAt, CancellationToken cancel);

    /// <summary>Forgets assertions that have expired.</summary>
    /// <param name="before">Assertions that expired before this go.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>How many went.</returns>
    Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel);
}
