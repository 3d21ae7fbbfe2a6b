using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Portal.OpenId.Clients;

/// <summary>
/// What a client is registered with, under its wire names: the same shape in the database, the bootstrap file and registration.
/// Members without a standard begin with <c>x_</c>. RFC 7591 §2; Registration §2
/// </summary>
public sealed record ClientMetadata
{
#pragma warning disable CS1591 // members are named and defined by RFC 7591 §2 and Registration §2
    [JsonPropertyName("client_name")]
    public string? ClientName { get; init; }

    [JsonPropertyName("client_uri")]
    public string? ClientUri { get; init; }

    [JsonPropertyName("logo_uri")]
    public string? LogoUri { get; init; }

    [JsonPropertyName("policy_uri")]
    public string? PolicyUri { get; init; }

    [JsonPropertyName("tos_uri")]
    public string? TosUri { get; init; }

    [JsonPropertyName("contacts")]
    public IReadOnlyList<string>? Contacts { get; init; }

    [JsonPropertyName("redirect_uris")]
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    [JsonPropertyName("post_logout_redirect_uris")]
    public IReadOnlyList<string>? PostLogoutRedirectUris { get; init; }

    [JsonPropertyName("application_type")]
    public string ApplicationType { get; init; } = "web";

    [JsonPropertyName("grant_types")]
    public IReadOnlyList<string> GrantTypes { get; init; } = ["authorization_code"];

    [JsonPropertyName("response_types")]
    public IReadOnlyList<string> ResponseTypes { get; init; } = ["code"];

    [JsonPropertyName("token_endpoint_auth_method")]
    public string TokenEndpointAuthMethod { get; init; } = "client_secret_basic";

    [JsonPropertyName("token_endpoint_auth_signing_alg")]
    public string? TokenEndpointAuthSigningAlg { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("jwks")]
    public JsonObject? Jwks { get; init; }

    [JsonPropertyName("jwks_uri")]
    public string? JwksUri { get; init; }

    [JsonPropertyName("subject_type")]
    public string SubjectType { get; init; } = SubjectTypes.Public;

    [JsonPropertyName("sector_identifier_uri")]
    public string? SectorIdentifierUri { get; init; }

    [JsonPropertyName("id_token_signed_response_alg")]
    public string IdTokenSignedResponseAlg { get; init; } = "RS256";

    [JsonPropertyName("userinfo_signed_response_alg")]
    public string? UserinfoSignedResponseAlg { get; init; }

    [JsonPropertyName("default_max_age")]
    public long? DefaultMaxAge { get; init; }

    [JsonPropertyName("require_auth_time")]
    public bool? RequireAuthTime { get; init; }

    [JsonPropertyName("default_acr_values")]
    public IReadOnlyList<string>? DefaultAcrValues { get; init; }

    [JsonPropertyName("initiate_login_uri")]
    public string? InitiateLoginUri { get; init; }

    [JsonPropertyName("request_object_signing_alg")]
    public string? RequestObjectSigningAlg { get; init; }

    [JsonPropertyName("request_uris")]
    public IReadOnlyList<string>? RequestUris { get; init; }

    [JsonPropertyName("backchannel_logout_uri")]
    public string? BackchannelLogoutUri { get; init; }

    [JsonPropertyName("backchannel_logout_session_required")]
    public bool? BackchannelLogoutSessionRequired { get; init; }

    [JsonPropertyName("frontchannel_logout_uri")]
    public string? FrontchannelLogoutUri { get; init; }

    [JsonPropertyName("frontchannel_logout_session_required")]
    public bool? FrontchannelLogoutSessionRequired { get; init; }

    [JsonPropertyName("software_id")]
    public string? SoftwareId { get; init; }

    [JsonPropertyName("software_version")]
    public string? SoftwareVersion { get; init; }
#pragma warning restore CS1591

    /// <summary>Names and addresses in other languages: <c>client_name#de</c>. RFC 7591 §2.2</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Translations { get; init; }

    /// <summary>What the client may use: <c>oauth21</c> (the default), or <c>compat</c> for the older response types and grants.</summary>
    [JsonPropertyName("x_profile")]
    public string Profile { get; init; } = ClientProfiles.OAuth21;

    /// <summary>When people are asked to agree: <c>remember</c> (the default) once for each set of scopes, <c>explicit</c> every time, <c>skip</c> never.</summary>
    [JsonPropertyName("x_consent")]
    public string Consent { get; init; } = ConsentModes.Remember;

    /// <summary>Whether an authorization request must carry a <c>code_challenge</c>. Public clients must in any case.</summary>
    [JsonPropertyName("x_require_pkce")]
    public bool RequirePkce { get; init; } = true;

    /// <summary>Whether refresh tokens are replaced at each use: <c>auto</c> (only those of public clients), <c>always</c>, <c>never</c>.</summary>
    [JsonPropertyName("x_refresh_rotation")]
    public string RefreshRotation { get; init; } = RefreshRotations.Auto;

    /// <summary>Form of the access tokens: <c>jwt</c> (the default), or <c>opaque</c>, which only introspection can read.</summary>
    [JsonPropertyName("x_access_token_format")]
    public string AccessTokenFormat { get; init; } = AccessTokenFormats.Jwt;

    /// <summary>The APIs that this client itself serves: it may introspect tokens that are meant for them.</summary>
    [JsonPropertyName("x_resources")]
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Life of this client's access tokens, in seconds; null takes the installation's.</summary>
    [JsonPropertyName("x_access_token_lifetime")]
    public int? AccessTokenLifetime { get; init; }
}
