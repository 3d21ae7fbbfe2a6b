using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Who may register, and how often: counted where neither a restart nor a second node forgets it.</summary>
public interface IRegistrationGate
{
    /// <summary>Counts a registration from an address.</summary>
    /// <param name="address">The source address.</param>
    /// <param name="limit">How many an hour it may make.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when it may go on; otherwise how long it has to wait.</returns>
    Task<TimeSpan?> CountAsync(string address, int limit, CancellationToken cancel);

    /// <summary>Uses an initial access token up. Of any number of concurrent callers exactly one gets true.</summary>
    /// <param name="token">Hash of the presented token.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when it is unknown, expired or used.</returns>
    Task<bool> TryUseTokenAsync(HandleHash token, CancellationToken cancel);
}
