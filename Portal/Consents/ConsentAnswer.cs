using System.Text.Json.Serialization;

namespace Portal.Consents;

/// <summary>The JSON of <c>/oidc/api/consents/</c>.</summary>
internal sealed record ConsentAnswer([property: JsonPropertyName("consents")] IReadOnlyList<ConsentAnswer.One> Consents)
{
    public static ConsentAnswer Of(IEnumerable<GivenConsent> given, ILookup<string, GivenClaim> claims) => new([.. given.Select(one => new One(
        one.Consent.Id,
        one.Client.ClientId,
        one.Client.Name,
        one.Consent.Scope,
        one.Consent.GivenAt,
        one.Consent.UpdatedAt,
        one.LastUsedAt,
        [.. claims[one.Client.ClientId].Select(claim => new Claim(claim.Name, claim.Place, claim.FirstAt, claim.LastAt))]))]);

    internal sealed record One(
        [property: JsonPropertyName("id")] Guid Id,
        [property: JsonPropertyName("client_id")] string ClientId,
        [property: JsonPropertyName("client_name")] string ClientName,
        [property: JsonPropertyName("scope")] string Scope,
        [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
        [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
        [property: JsonPropertyName("last_used_at")] DateTimeOffset LastUsedAt,
        [property: JsonPropertyName("released_claims")] IReadOnlyList<Claim> ReleasedClaims);

    /// <summary>A claim that the client was really given, and where.</summary>
    internal sealed record Claim(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("released_in")] string Place,
        [property: JsonPropertyName("first_released_at")] DateTimeOffset FirstAt,
        [property: JsonPropertyName("last_released_at")] DateTimeOffset LastAt);
}
