using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

/// <summary>Keeps refresh tokens under the hash of their handle; the raw token is never stored.</summary>
public interface IRefreshTokenStore
{
    /// <summary>The token and its grant, replaced and expired ones included, as long as they are kept.</summary>
    /// <param name="handle">Hash of the presented token.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is no such token.</returns>
    Task<RefreshToken?> FindAsync(HandleHash handle, CancellationToken cancel);

    /// <summary>Marks a token as replaced, adds its successor and notes what goes out, in one transaction. Of any number of concurrent callers exactly one gets true.</summary>
    /// <param name="handle">Hash of the token that was presented.</param>
    /// <param name="at">When.</param>
    /// <param name="successor">The token that takes its place.</param>
    /// <param name="release">What the id token of the answer tells about the person, if there is one.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when it had been replaced already; nothing is written then.</returns>
    Task<bool> TryRotateAsync(
        HandleHash handle, DateTimeOffset at, NewRefreshToken successor, ClaimRelease? release, CancellationToken cancel);

    /// <summary>Moves the idle expiry of a token that is kept and notes what goes out, in one transaction.</summary>
    /// <param name="handle">Hash of the token.</param>
    /// <param name="idleExpiresAt">The new idle expiry.</param>
    /// <param name="release">What the id token of the answer tells about the person, if there is one.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task ProlongAsync(HandleHash handle, DateTimeOffset idleExpiresAt, ClaimRelease? release, CancellationToken cancel);

    /// <summary>Removes tokens that can no longer be used and whose replay is no longer interesting.</summary>
    /// <param name="before">Tokens that expired before this go.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>How many went.</returns>
    Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel);
}
