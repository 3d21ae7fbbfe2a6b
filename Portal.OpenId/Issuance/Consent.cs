using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>What a person has agreed to share with a client, over all requests so far.</summary>
/// <param name="Subject">The person.</param>
/// <param name="ClientId">The client.</param>
/// <param name="Scope">Everything agreed to.</param>
/// <param name="UpdatedAt">The last decision.</param>
public sealed record Consent(string Subject, string ClientId, ScopeSet Scope, DateTimeOffset UpdatedAt);
