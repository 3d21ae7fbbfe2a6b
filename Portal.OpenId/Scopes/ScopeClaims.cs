using Portal.OpenId.Protocol;

namespace Portal.OpenId.Scopes;

/// <summary>The claims that scopes ask for: the standard ones and the installation's own. Core §5.4</summary>
internal sealed class ScopeClaims(IScopeStore scopes)
{
    /// <summary>Names of claims, each once.</summary>
    public async ValueTask<IReadOnlyList<string>> OfAsync(ScopeSet scope, CancellationToken cancel)
    {
        var own = (await scopes.ListAsync(cancel)).Where(defined => scope.Contains(defined.Name)).SelectMany(defined => defined.Claims);
        return [.. scope.SelectMany(StandardScopes.ClaimsOf).Concat(own).Distinct(StringComparer.Ordinal)];
    }
}
