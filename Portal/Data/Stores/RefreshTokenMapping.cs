using Portal.Data.Entities;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

namespace Portal.Data.Stores;

/// <summary>A refresh token as the engine sees it, and as it is kept.</summary>
internal static class RefreshTokenMapping
{
    /// <summary>The row of a new token under a grant that is in the database already.</summary>
    public static RefreshTokenRow ToRow(this NewRefreshToken added) => new()
    {
        HandleHash = added.Handle,
        GrantId = added.Token.Grant.Id,
        Salt = added.Token.Salt,
        CreatedAt = added.Token.CreatedAt,
        IdleExpiresAt = added.Token.IdleExpiresAt,
        ExpiresAt = added.Token.ExpiresAt,
        RotatedAt = added.Token.RotatedAt,
    };

    public static RefreshToken ToToken(this RefreshTokenRow row) =>
        new(row.Grant.ToGrant(), row.Salt, row.CreatedAt, row.IdleExpiresAt, row.ExpiresAt) { RotatedAt = row.RotatedAt };
}
