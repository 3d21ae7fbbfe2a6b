using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>A live access token.</summary>
/// <param name="Claims">Everything that it says.</param>
/// <param name="Grant">The grant that it hangs on; null where a client acts for itself.</param>
internal sealed record AccessToken(JsonObject Claims, Grant? Grant)
{
    /// <summary>Whom it speaks for, as the portal knows them; null where a client acts for itself.</summary>
    public string? Person { get; init; } = Grant?.Subject;

    /// <summary>Whom it was issued to; null for a personal access token.</summary>
    public string? ClientId => Claims["client_id"]?.GetValue<string>();

    public string Subject => Claims["sub"]!.GetValue<string>();

    public ScopeSet Scope { get; } = ScopeSet.Parse(Claims["scope"]?.GetValue<string>()) ?? ScopeSet.Empty;

    public string TokenId => Claims["jti"]!.GetValue<string>();

    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeSeconds(Claims["exp"]!.GetValue<long>());

    public IReadOnlyList<string> Audience => Claims["aud"] switch
    {
        JsonArray several => [.. several.Select(one => one!.GetValue<string>())],
        var one => [one!.GetValue<string>()],
    };
}
