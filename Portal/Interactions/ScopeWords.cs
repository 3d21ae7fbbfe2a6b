using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Consents;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Interactions;

/// <summary>Scopes in words, for the person who is to agree to them.</summary>
internal static class ScopeWords
{
    /// <summary>Every scope that a client may ask for is standard or one of the installation's own; a nameless one goes by its protocol name.</summary>
    /// <param name="own">The installation's scopes.</param>
    /// <param name="asked">All of what is asked for, to tell what is essential.</param>
    /// <param name="agreed">What the person agreed to last time.</param>
    public static ScopeView Of(
        string scope, IReadOnlyDictionary<string, (string Title, string Description)> own, ScopeSet asked, ScopeSet agreed)
    {
        var words = Standard(scope) ?? own.GetValueOrDefault(scope, (scope, ""));

        return new(scope, words.Title.Length > 0 ? words.Title : scope, words.Description, IsRequired(scope, asked), !agreed.Contains(scope));
    }

    // Without openid there is no sign-in at all; and where just one thing is asked for, leaving it out is the same as refusing.
    private static bool IsRequired(string scope, ScopeSet asked) => scope == StandardScopes.OpenId || asked.Count == 1;

    private static (string Title, string Description)? Standard(string scope) => scope switch
    {
        StandardScopes.OpenId => (Words.Of("Scope.OpenId"), Words.Of("Scope.OpenId.About")),
        "profile" => (Words.Of("Scope.Profile"), Words.Of("Scope.Profile.About")),
        "email" => (Words.Of("Scope.Email"), Words.Of("Scope.Email.About")),
        "address" => (Words.Of("Scope.Address"), Words.Of("Scope.Address.About")),
        "phone" => (Words.Of("Scope.Phone"), Words.Of("Scope.Phone.About")),
        StandardScopes.Groups => (Words.Of("Scope.Groups"), Words.Of("Scope.Groups.About")),
        StandardScopes.Roles => (Words.Of("Scope.Roles"), Words.Of("Scope.Roles.About")),
        StandardScopes.OfflineAccess => (Words.Of("Scope.OfflineAccess"), Words.Of("Scope.OfflineAccess.About")),
        PortalScopes.Consents => (Words.Of("Scope.Consents"), Words.Of("Scope.Consents.About")),
        _ => null,
    };
}
