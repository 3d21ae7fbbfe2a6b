using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

/// <summary>A refresh token to be written, under the hash of its handle.</summary>
/// <param name="Handle">Hash of the raw token.</param>
/// <param name="Token">What it stands for.</param>
public sealed record NewRefreshToken(HandleHash Handle, RefreshToken Token);
