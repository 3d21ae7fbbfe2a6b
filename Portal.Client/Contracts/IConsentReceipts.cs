namespace Portal.Client.Contracts;

/// <summary>What <c>/account/receipts</c> asks of the host. A receipt as a signed document is at <c>/account/receipts/{id}/jwt</c>.</summary>
public interface IConsentReceipts
{
    /// <summary>Every decision of the person, the newest first. Null when the session ended meanwhile.</summary>
    Task<IReadOnlyList<ConsentReceipt>?> ListAsync(CancellationToken cancel);

    /// <summary>Null when there is none, or it is somebody else's.</summary>
    Task<ConsentReceipt?> FindAsync(Guid id, CancellationToken cancel);
}

/// <param name="Allowed">False when the person said no.</param>
/// <param name="Scopes">What was agreed to or refused, in words.</param>
/// <param name="Claims">The claims that this covers, by their protocol names.</param>
public sealed record ConsentReceipt(
    Guid Id, string ClientId, string ClientName, bool Allowed, IReadOnlyList<ScopeView> Scopes, IReadOnlyList<string> Claims, DateTimeOffset At, string? PolicyUri, string? TermsUri);
