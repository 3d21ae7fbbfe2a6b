using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients;

/// <summary>A client as the endpoints see it. RFC 6749 §2</summary>
/// <param name="ClientId">Compared character by character.</param>
/// <param name="Origin">Where the registration came from.</param>
/// <param name="Metadata">What it is registered with.</param>
/// <param name="Secrets">Hashes of its live secrets, at most two so that one can be replaced without an outage; none for a public client.</param>
public sealed record RegisteredClient(string ClientId, ClientOrigin Origin, ClientMetadata Metadata, IReadOnlyList<HandleHash> Secrets)
{
    /// <summary>The live secrets themselves, only for a client that signs with them (<c>client_secret_jwt</c>): a hash could not check that.</summary>
    public IReadOnlyList<string> SigningSecrets { get; init; } = [];

    /// <summary>Whether somebody who runs the portal vouches for it; one that registered itself says of itself what it likes.</summary>
    public bool Vouched { get; init; } = Origin == ClientOrigin.Administrator;

    /// <summary>Where the host itself keeps a picture of it, within its own origin; null where it has none.</summary>
    public string? Picture { get; init; }

    /// <summary>The name that people see; the client id when it has none.</summary>
    public string Name => Metadata.ClientName ?? ClientId;

    /// <summary>True for a client that cannot keep a secret. RFC 6749 §2.1</summary>
    public bool IsPublic => Metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.None;

    /// <summary>The scopes that this client may ask for.</summary>
    public ScopeSet AllowedScope => ScopeSet.Parse(Metadata.Scope) ?? ScopeSet.Empty;

    /// <summary>Whether the client is registered for a grant type.</summary>
    /// <param name="grantType">A <c>grant_type</c> value.</param>
    /// <returns>True when it is.</returns>
    public bool MayUse(string grantType) => Metadata.GrantTypes.Contains(grantType);

    /// <summary>Whether the client's refresh tokens are replaced at each use.</summary>
    [Spec("OAuth 2.1 §4.3.1")]
    public bool RotatesRefreshTokens => Metadata.RefreshRotation switch
    {
        RefreshRotations.Always => true,
        RefreshRotations.Never => false,
        _ => IsPublic,
    };
}
