using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;
using Portal.Consents;

namespace Portal.Bootstrap;

/// <summary>One of <c>scopes</c>.</summary>
internal static class ScopeEntry
{
    public static DescribedScope Read(Entry entry)
    {
        entry.RefuseUnknown("name", "displayName", "description", "resources", "claims", "translations");
        var name = entry.RequiredText("name");
        if (name.Length > 0 && ScopeRules.OfName(name) is { } fault) entry.Fault($"name '{name}' {Told(fault)}");

        var resources = entry.Texts("resources");
        for (var i = 0; i < resources.Count; i++)
            if (Addresses.ResourceFault(resources[i]) is { } wrong) entry.Fault($"resources[{i}] '{resources[i]}' {wrong}");

        var claims = entry.Texts("claims");
        for (var i = 0; i < claims.Count; i++)
            if (!ScopeRules.IsClaim(claims[i])) entry.Fault($"claims[{i}] '{claims[i]}' is not a claim that the portal knows");

        return new(name, entry.Text("displayName") ?? name, entry.Text("description"), resources)
        {
            Claims = [.. claims.Distinct()],
            Translations = ScopeTranslations.Write(Translations(entry)),
        };
    }

    private static string Told(ScopeFault fault) => fault switch
    {
        ScopeFault.StandardName => "belongs to a standard scope",
        ScopeFault.PortalName => "belongs to a scope of the portal itself",
        ScopeFault.TooLong => $"is longer than {ScopeRules.LongestName} characters",
        _ => "is not a scope value (RFC 6749 §3.3)",
    };

    private static Dictionary<string, TranslatedScope> Translations(Entry entry)
    {
        var words = new Dictionary<string, TranslatedScope>(StringComparer.Ordinal);
        foreach (var (tag, node) in entry.Object("translations"))
        {
            if (node is not JsonObject members || !Language.All.Any(language => language.Tag == tag))
            {
                entry.Fault($"translations.{tag} is not an object for one of {string.Join(", ", Language.All.Select(language => language.Tag))}");
                continue;
            }

            var one = entry.Within("translations." + tag, members);
            one.RefuseUnknown("name", "description");
            words[tag] = new(one.Text("name"), one.Text("description"));
        }

        return words;
    }
}
