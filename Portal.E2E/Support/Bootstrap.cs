using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.E2E.Support;

/// <summary>The file that describes an installation: what <c>Portal:Bootstrap:File</c> names.</summary>
public sealed record Bootstrap(IReadOnlyList<BootstrapUser> Users, IReadOnlyList<BootstrapClient> Clients)
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

public sealed record BootstrapUser(string UserName, string Password, string Name, string Email)
{
    public bool EmailVerified { get; init; } = true;

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyDictionary<string, object> Claims { get; init; } = new Dictionary<string, object>();
}

/// <summary>A client under its registration names. RFC 7591 §2</summary>
public sealed record BootstrapClient(
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_name")] string ClientName,
    [property: JsonPropertyName("client_secret")] string? ClientSecret = null)
{
    // A loopback literal answers on any port, so a relying party may choose its port when it starts. RFC 8252 §7.3
    [JsonPropertyName("redirect_uris")]
    public IReadOnlyList<string> RedirectUris { get; init; } = ["http://127.0.0.1/callback"];

    [JsonPropertyName("post_logout_redirect_uris")]
    public IReadOnlyList<string>? PostLogoutRedirectUris { get; init; }

    [JsonPropertyName("frontchannel_logout_uri")]
    public string? FrontChannelLogoutUri { get; init; }

    [JsonPropertyName("frontchannel_logout_session_required")]
    public bool? FrontChannelLogoutSessionRequired { get; init; }

    [JsonPropertyName("backchannel_logout_uri")]
    public string? BackChannelLogoutUri { get; init; }

    [JsonPropertyName("grant_types")]
    public IReadOnlyList<string> GrantTypes { get; init; } = ["authorization_code", "refresh_token"];

    [JsonPropertyName("response_types")]
    public IReadOnlyList<string> ResponseTypes { get; init; } = ["code"];

    [JsonPropertyName("token_endpoint_auth_method")]
    public string AuthMethod { get; init; } = ClientSecret is null ? "none" : "client_secret_basic";

    [JsonPropertyName("id_token_signed_response_alg")]
    public string IdTokenAlg { get; init; } = "RS256";

    [JsonPropertyName("scope")]
    public string Scope { get; init; } = "openid profile email offline_access";

    [JsonPropertyName("x_consent")]
    public string Consent { get; init; } = "remember";

    [JsonPropertyName("x_require_pkce")]
    public bool RequirePkce { get; init; } = true;
}
