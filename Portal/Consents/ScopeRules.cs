using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Consents;

/// <summary>What a scope of the installation's own may be called and carry.</summary>
internal static class ScopeRules
{
    public const int LongestName = 200;

    /// <summary>What is wrong with a name; null when nothing is. RFC 6749 §3.3</summary>
    public static ScopeFault? OfName(string name) => name switch
    {
        "" => ScopeFault.Missing,
        { Length: > LongestName } => ScopeFault.TooLong,
        _ when name.Contains(' ', StringComparison.Ordinal) || ScopeSet.Parse(name) is null => ScopeFault.NotAScope,
        _ when StandardScopes.All.Contains(name) => ScopeFault.StandardName,
        _ when PortalScopes.Own.Contains(name) => ScopeFault.PortalName,
        _ => null,
    };

    /// <summary>Nothing else that is known of a person ever leaves by a scope.</summary>
    public static bool IsClaim(string name) => StandardScopes.ScopeOf(name) is not null;
}
