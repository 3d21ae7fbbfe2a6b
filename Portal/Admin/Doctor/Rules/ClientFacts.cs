using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Rules;

/// <summary>What is known of a client before it is tried out.</summary>
internal sealed record ClientFacts(ClientMetadata Client, DateTimeOffset Now)
{
    public bool Enabled { get; init; } = true;

    public bool Vouched { get; init; } = true;

    /// <summary>When each of its secrets ends, or ended; null for one that does not.</summary>
    public IReadOnlyList<DateTimeOffset?> Secrets { get; init; } = [];

    /// <summary>Why its keys cannot be used; null where they can, or are not needed.</summary>
    public string? KeyFault { get; init; }

    /// <summary>What the portal would find wrong if it were registered now.</summary>
    public IReadOnlyList<MetadataFault> Faults { get; init; } = [];

    public IReadOnlyList<string> UnknownScopes { get; init; } = [];

    public TimeSpan IdTokenLife { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The portal is a developer's, on their own computer.</summary>
    public bool PortalIsLocal { get; init; }

    public ScopeSet Scope => ScopeSet.Parse(Client.Scope) ?? ScopeSet.Empty;

    public bool SignsPeopleIn => Client.ResponseTypes.Count > 0 && Client.GrantTypes.Any(grant => grant is GrantTypes.AuthorizationCode or GrantTypes.Implicit);

    public bool NeedsSecret => ClientAuthenticationMethods.NeedsSecret(Client.TokenEndpointAuthMethod);

    public bool NeedsKeys => Client.TokenEndpointAuthMethod == ClientAuthenticationMethods.PrivateKeyJwt || Client.RequestObjectSigningAlg is not null;

    public bool IsPublic => Client.TokenEndpointAuthMethod == ClientAuthenticationMethods.None;

    public IEnumerable<DateTimeOffset?> LiveSecrets => Secrets.Where(end => end is null || Now < end);

    public bool Refreshes => Client.GrantTypes.Contains(GrantTypes.RefreshToken);
}
