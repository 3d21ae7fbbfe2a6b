using Portal.OpenId.Issuance;

namespace Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;

/// <summary>What an authorization code stands for. RFC 6749 §4.1.2</summary>
/// <param name="Grant">The grant that it brings.</param>
/// <param name="RedirectUri">The redirect URI of the request, as it was sent; null when the request left it out. RFC 6749 §4.1.3</param>
/// <param name="CodeChallenge">The S256 challenge; null when the request had none. RFC 7636 §4.4</param>
/// <param name="Nonce">For the id token. Core §3.1.2.1</param>
/// <param name="ExpiresAt">After this it is refused.</param>
public sealed record AuthorizationCode(
    Grant Grant, string? RedirectUri, string? CodeChallenge, string? Nonce, DateTimeOffset ExpiresAt)
{
    /// <summary>When it was exchanged; null while it was not.</summary>
    public DateTimeOffset? RedeemedAt { get; init; }
}
