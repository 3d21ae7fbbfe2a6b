using Portal.Client.Text;
using Portal.OpenId.Scopes;

namespace Portal.Consents;

/// <summary>Claims in words, for the person whom they are about.</summary>
internal static class ClaimWords
{
    /// <returns>Null for a claim that only its operator has a word for.</returns>
    public static string? Of(string claim) => claim == "sub" || StandardScopes.ScopeOf(claim) is not null ? Words.Of($"Claim.{claim}") : null;
}
