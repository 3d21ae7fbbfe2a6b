using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Remembers consent, one record for a person and a client.</summary>
public interface IConsentStore
{
    /// <summary>What a person agreed to share with a client.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is no live consent.</returns>
    Task<Consent?> FindAsync(string subject, string clientId, CancellationToken cancel);

    /// <summary>Adds scopes to what a person agreed to, also when two decisions arrive at once.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="scope">The scopes agreed to now; earlier ones stay.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task RememberAsync(string subject, string clientId, ScopeSet scope, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Notes that a person said no; what they agreed to earlier stays.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="scope">What it asked for.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task RefuseAsync(string subject, string clientId, ScopeSet scope, DateTimeOffset at, CancellationToken cancel);
}
