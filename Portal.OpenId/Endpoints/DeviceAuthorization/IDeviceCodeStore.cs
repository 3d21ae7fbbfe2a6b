using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>Keeps device codes and user codes under their hashes; neither is stored itself.</summary>
public interface IDeviceCodeStore
{
    /// <summary>Adds a device's question.</summary>
    /// <param name="handle">Hash of the device code.</param>
    /// <param name="code">What it stands for.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when another device shows the same user code; nothing is written then.</returns>
    Task<bool> TryAddAsync(HandleHash handle, DeviceCode code, CancellationToken cancel);

    /// <summary>The question and its answer, expired and redeemed ones included, as long as they are kept.</summary>
    /// <param name="handle">Hash of the presented device code.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is no such code.</returns>
    Task<DeviceCode?> FindAsync(HandleHash handle, CancellationToken cancel);

    /// <summary>The same, by what a person typed in.</summary>
    /// <param name="userCode">Hash of the user code.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when no device shows this code.</returns>
    Task<DeviceCode?> FindByUserCodeAsync(HandleHash userCode, CancellationToken cancel);

    /// <summary>Notes that a device asked before anybody had answered.</summary>
    /// <param name="handle">Hash of the device code.</param>
    /// <param name="expected">The <see cref="DeviceCode.NextPollAt"/> that was read: of any number of concurrent callers exactly one gets true.</param>
    /// <param name="next">The new one.</param>
    /// <param name="interval">The new <see cref="DeviceCode.Interval"/>, in whole seconds.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when somebody else asked with the same code meanwhile; nothing is written then.</returns>
    Task<bool> TryNotePollAsync(HandleHash handle, DateTimeOffset expected, DateTimeOffset next, TimeSpan interval, CancellationToken cancel);

    /// <summary>Writes a person's answer, and with a yes the grant, in one transaction. Of any number of concurrent callers exactly one gets true.</summary>
    /// <param name="userCode">Hash of the user code.</param>
    /// <param name="at">When.</param>
    /// <param name="grant">What they gave; null for a no.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when it was answered already or has expired; nothing is written then.</returns>
    Task<bool> TryDecideAsync(HandleHash userCode, DateTimeOffset at, Grant? grant, CancellationToken cancel);

    /// <summary>Marks the code as used, adds the first refresh token and notes what goes out, in one transaction. Of any number of concurrent callers exactly one gets true.</summary>
    /// <param name="handle">Hash of the device code.</param>
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
