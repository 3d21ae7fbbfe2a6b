using Portal.OpenId.Issuance;

namespace Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

/// <summary>What a refresh token stands for. RFC 6749 §6</summary>
/// <param name="Grant">The grant that it renews; all refresh tokens of a grant are one family.</param>
/// <param name="Salt">Random text from which, together with the raw token, its successor is derived. See <see cref="RefreshTokenRotation"/>.</param>
/// <param name="CreatedAt">When it was issued.</param>
/// <param name="IdleExpiresAt">Refused after this, unless it is used before.</param>
/// <param name="ExpiresAt">Refused after this in any case; a successor inherits it. RFC 10017 (rotation must not prolong)</param>
public sealed record RefreshToken(
    Grant Grant, string Salt, DateTimeOffset CreatedAt, DateTimeOffset IdleExpiresAt, DateTimeOffset ExpiresAt)
{
    /// <summary>When a successor replaced it; null while it is the newest of its family.</summary>
    public DateTimeOffset? RotatedAt { get; init; }
}
