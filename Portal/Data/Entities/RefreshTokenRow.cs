using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A refresh token, under the hash of its handle.</summary>
internal sealed class RefreshTokenRow
{
    public HandleHash HandleHash { get; set; }

    public string GrantId { get; set; } = "";

    public GrantRow Grant { get; set; } = null!;

    /// <summary>Half of what its successor is derived from.</summary>
    public string Salt { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Never later than <see cref="ExpiresAt"/>.</summary>
    public DateTimeOffset IdleExpiresAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null while it is the newest of its family.</summary>
    public DateTimeOffset? RotatedAt { get; set; }
}
