using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>What a live access token allows.</summary>
internal sealed record AccessToken(string Subject, string ClientId, ScopeSet Scope);
