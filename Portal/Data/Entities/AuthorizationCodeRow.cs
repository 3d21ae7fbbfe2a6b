using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>An authorization code, under the hash of its handle.</summary>
internal sealed class AuthorizationCodeRow
{
    public HandleHash HandleHash { get; set; }

    public string GrantId { get; set; } = "";

    public GrantRow Grant { get; set; } = null!;

    public string? RedirectUri { get; set; }

    public string? CodeChallenge { get; set; }

    public string? Nonce { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null until it is exchanged.</summary>
    public DateTimeOffset? RedeemedAt { get; set; }
}
