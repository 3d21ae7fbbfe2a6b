using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.E2E.Rps;

/// <summary>What a relying party shows after the person came back.</summary>
public sealed record RpResult
{
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; init; }

    /// <summary>Of the id token's header.</summary>
    [JsonPropertyName("alg")]
    public string? Alg { get; init; }

    /// <summary>Of the id token, after its validation.</summary>
    [JsonPropertyName("claims")]
    public JsonElement? Claims { get; init; }

    [JsonPropertyName("userinfo")]
    public JsonElement? UserInfo { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("has_refresh_token")]
    public bool HasRefreshToken { get; init; }

    /// <summary>After a refresh: whether another refresh token took the place of the one that was used.</summary>
    [JsonPropertyName("rotated")]
    public bool Rotated { get; init; }

    /// <summary>After a sign-out: whether the app has forgotten the person.</summary>
    [JsonPropertyName("signed_out")]
    public bool SignedOut { get; init; }

    /// <summary>After a sign-out: whether it is the one that the app began.</summary>
    [JsonPropertyName("state_came_back")]
    public bool StateCameBack { get; init; }

    public string Claim(string name) => Of(Claims).GetProperty(name).ToString();

    public string FromUserInfo(string name) => Of(UserInfo).GetProperty(name).ToString();

    public bool UserInfoHas(string name) => Of(UserInfo).TryGetProperty(name, out _);

    private JsonElement Of(JsonElement? received) =>
        received ?? throw new InvalidOperationException($"Nobody was signed in: {Error}, {ErrorDescription}");
}
