using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Issuance;

/// <summary>Picks what a client may see out of what is known about a person. Core §5.3.2, §5.4, §5.5</summary>
internal static class ReleasedClaims
{
    /// <summary>For the userinfo answer: what the scope asks for, and single claims.</summary>
    /// <param name="byScope">What <see cref="ScopeClaims"/> says.</param>
    [Spec("Core §5.4")]
    [Spec("Core §5.5")]
    public static JsonObject ForUserInfo(JsonObject person, IEnumerable<string> byScope, ClaimsRequest? claims) =>
        Pick(person, byScope.Concat(claims?.UserInfo.Keys ?? []), claims?.Locales ?? []);

    /// <summary>For an id token: single claims; and what the scope asks for where there is no access token to fetch it with.</summary>
    [Spec("Core §5.4")]
    public static JsonObject ForIdToken(JsonObject person, IEnumerable<string> byScope, ClaimsRequest? claims) =>
        Pick(person, byScope.Concat(claims?.IdToken.Keys ?? []), claims?.Locales ?? []);

    // Only claims that a standard scope could release: nothing else that the host knows ever leaves by this way.
    [Spec("Core §5.2")]
    private static JsonObject Pick(JsonObject person, IEnumerable<string> names, IReadOnlyList<string> locales)
    {
        var released = new JsonObject();
        foreach (var name in names.Distinct().Where(name => StandardScopes.ScopeOf(name) is not null))
        {
            if (person[name] is { } value) released[name] = value.DeepClone();

            foreach (var locale in locales)
                if (person[$"{name}#{locale}"] is { } translated) released[$"{name}#{locale}"] = translated.DeepClone();
        }

        return released;
    }
}
