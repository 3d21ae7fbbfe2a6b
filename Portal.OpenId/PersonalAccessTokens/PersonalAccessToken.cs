using Portal.OpenId.Protocol;

namespace Portal.OpenId.PersonalAccessTokens;

/// <summary>What a personal access token stands for: a person made it for a program of their own, without a client.</summary>
/// <param name="Id">Names it without giving it away.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Scope">What it may be used for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Refused after this.</param>
/// <param name="LastUsedAt">When it was last used; null while it was not.</param>
/// <param name="RevokedAt">When it was revoked; null while it is live.</param>
public sealed record PersonalAccessToken(
    string Id, string Subject, ScopeSet Scope, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
