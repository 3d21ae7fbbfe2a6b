using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Issuance;

/// <summary>Single claims that a client asked for. Core §5.5</summary>
/// <param name="UserInfo">Names of claims for the userinfo answer, with what was said about each.</param>
/// <param name="IdToken">Names of claims for the id token, with what was said about each.</param>
/// <param name="Locales">Languages in which the claims are wanted beside the usual one, best first.</param>
public sealed record ClaimsRequest(
    IReadOnlyDictionary<string, WantedClaim> UserInfo, IReadOnlyDictionary<string, WantedClaim> IdToken, IReadOnlyList<string> Locales)
{
    private const int Limit = 4096;

    /// <summary>The scopes that the claims belong to: asking for a claim is asking for a part of its scope.</summary>
    public ScopeSet ImpliedScope => ScopeSet.Of(UserInfo.Keys.Concat(IdToken.Keys).Select(StandardScopes.ScopeOf).OfType<string>());

    /// <summary>The subject that the id token or the userinfo answer must be about. Core §5.5.1</summary>
    public string? Subject => (IdToken.GetValueOrDefault("sub") ?? UserInfo.GetValueOrDefault("sub"))?.Values is [var wanted, ..] ? wanted : null;

    /// <summary>The sign-in that the client insists on; empty when it does not. Core §5.5.1.1</summary>
    public IReadOnlyList<string> EssentialAcr => IdToken.GetValueOrDefault("acr") is { Essential: true } acr ? acr.Values : [];

    /// <summary>No single claims, but languages for those of the scope. Core §5.2</summary>
    /// <param name="locales">The <c>claims_locales</c> parameter.</param>
    /// <returns>The request.</returns>
    public static ClaimsRequest OnlyLocales(IReadOnlyList<string> locales) =>
        new(new Dictionary<string, WantedClaim>(), new Dictionary<string, WantedClaim>(), locales);

    /// <summary>Reads the parameter.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="locales">The <c>claims_locales</c> parameter.</param>
    /// <returns>Null when it is not of the form that the standard gives.</returns>
    [Spec("Core §5.5")]
    public static ClaimsRequest? Parse(string text, IReadOnlyList<string> locales)
    {
        if (text.Length > Limit) return null;

        try
        {
            if (JsonNode.Parse(text, documentOptions: new() { MaxDepth = 8 }) is not JsonObject json) return null;

            return new(Read(json["userinfo"]), Read(json["id_token"]), locales);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The claims whose scope the person agreed to.</summary>
    /// <param name="agreed">What the person agreed to.</param>
    /// <returns>The rest of the request.</returns>
    public ClaimsRequest Within(ScopeSet agreed) => new(Kept(UserInfo, agreed), Kept(IdToken, agreed), Locales);

    private static Dictionary<string, WantedClaim> Kept(IReadOnlyDictionary<string, WantedClaim> claims, ScopeSet agreed) =>
        claims.Where(claim => StandardScopes.ScopeOf(claim.Key) is not { } scope || agreed.Contains(scope)).ToDictionary();

    private static Dictionary<string, WantedClaim> Read(JsonNode? member) =>
        member?.AsObject().ToDictionary(claim => claim.Key, claim => WantedClaim.Read(claim.Value)) ?? [];
}
