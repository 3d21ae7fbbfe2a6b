namespace Portal.Data.Entities;

/// <summary>An access token that was revoked before its time.</summary>
internal sealed class RevokedTokenRow
{
    /// <summary>The token's <c>jti</c>.</summary>
    public string TokenId { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }
}
