using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Issuance;

/// <summary>Whom an access token is meant for. RFC 9068 §3</summary>
internal sealed class TokenAudience(IScopeStore scopes, IOptions<OpenIdOptions> options)
{
    /// <summary>The APIs behind the scopes; the portal itself for userinfo, and where no scope names an API.</summary>
    [Spec("RFC 9068 §3")]
    public async ValueTask<JsonNode> OfAsync(ScopeSet scope, CancellationToken cancel)
    {
        var audience = (await scopes.ListAsync(cancel))
            .Where(defined => scope.Contains(defined.Name))
            .SelectMany(defined => defined.Resources)
            .ToList();
        if (audience.Count == 0 || scope.Contains(StandardScopes.OpenId)) audience.Insert(0, options.Value.Issuer);
        audience = [.. audience.Distinct(StringComparer.Ordinal)];

        return audience.Count == 1 ? JsonValue.Create(audience[0]) : new JsonArray([.. audience.Select(resource => JsonValue.Create(resource))]);
    }
}
