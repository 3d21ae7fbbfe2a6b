using Portal.Client.Contracts;
using Portal.Consents;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Interactions;

/// <summary>Scopes in words, for the person who is to agree to them.</summary>
internal static class ScopeWords
{
    private static readonly Dictionary<string, (string Title, string Description)> Standard = new(StringComparer.Ordinal)
    {
        [StandardScopes.OpenId] = ("Who you are", "That it is you who signs in, by an id that stays the same."),
        ["profile"] = ("Your profile", "Your name and whatever else your profile says, such as a picture or your language."),
        ["email"] = ("Your email address", "The address, and whether it was checked."),
        ["address"] = ("Your postal address", "The address in your profile."),
        ["phone"] = ("Your phone number", "The number, and whether it was checked."),
        [StandardScopes.OfflineAccess] = ("Stay connected when you’re away", "The app may go on without you until you disconnect it."),
        [PortalScopes.Consents] = ("See your connected apps", "Which apps you share with, what you share, and since when."),
    };

    /// <summary>Every scope that a client may ask for is standard or one of the installation's own; a nameless one goes by its protocol name.</summary>
    /// <param name="own">The installation's scopes.</param>
    /// <param name="asked">All of what is asked for, to tell what is essential.</param>
    /// <param name="agreed">What the person agreed to last time.</param>
    public static ScopeView Of(
        string scope, IReadOnlyDictionary<string, (string Title, string Description)> own, ScopeSet asked, ScopeSet agreed)
    {
        if (!Standard.TryGetValue(scope, out var words) && !own.TryGetValue(scope, out words)) words = (scope, "");

        return new(scope, words.Title.Length > 0 ? words.Title : scope, words.Description, IsRequired(scope, asked), !agreed.Contains(scope));
    }

    // Without openid there is no sign-in at all; and where just one thing is asked for, leaving it out is the same as refusing.
    private static bool IsRequired(string scope, ScopeSet asked) => scope == StandardScopes.OpenId || asked.Count == 1;
}
