using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;

/// <summary>Keeps authorization codes under the hash of their handle; the raw code is never stored.</summary>
public interface IAuthorizationCodeStore
{
    /// <summary>Adds a code and the grant that it brings, in one transaction.</summary>
    /// <param name="handle">Hash of the code.</param>
    /// <param name="code">What it stands for.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when both are written.</returns>
    Task AddAsync(HandleHash handle, AuthorizationCode code, CancellationToken cancel);

    /// <summary>The code and its grant, redeemed and expired ones included, as long as they are kept.</summary>
    /// <param name="handle">Hash of the presented code.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is no such code.</returns>
    Task<AuthorizationCode?> FindAsync(HandleHash handle, CancellationToken cancel);

    /// <summary>Marks the code as used, adds the first refresh token and notes what goes out, in one transaction. Of any number of concurrent callers exactly one gets true.</summary>
    /// <param name="handle">Hash of the code.</param>
    /// <param name="at">When.</param>
    /// <param name="refreshToken">The refresh token that goes out with the answer, if one does.</param>
    /// <param name="release">What the id token of the answer tells about the person, if there is one.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when the code was used already; nothing is written then.</returns>
    Task<bool> TryRedeemAsync(
        HandleHash handle, DateTimeOffset at, NewRefreshToken? refreshToken, ClaimRelease? release, CancellationToken cancel);

    /// <summary>Removes codes that expired long enough ago that a replay of them is no longer interesting.</summary>
    /// <param name="before">Codes that expired before this go.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>How many went.</returns>
    Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel);
}
