using Portal.Consents;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Bootstrap;

/// <summary>One of <c>scopes</c>.</summary>
internal static class ScopeEntry
{
    public static DescribedScope Read(Entry entry)
    {
        entry.RefuseUnknown("name", "displayName", "description", "resources");
        var name = entry.RequiredText("name");
        if (name.Contains(' ') || ScopeSet.Parse(name) is null) entry.Fault($"name '{name}' is not a scope value (RFC 6749 §3.3)");
        if (StandardScopes.All.Contains(name)) entry.Fault($"name '{name}' belongs to a standard scope");
        if (PortalScopes.Own.Contains(name)) entry.Fault($"name '{name}' belongs to a scope of the portal itself");

        var resources = entry.Texts("resources");
        for (var i = 0; i < resources.Count; i++)
            if (Addresses.ResourceFault(resources[i]) is { } fault) entry.Fault($"resources[{i}] '{resources[i]}' {fault}");

        return new(name, entry.Text("displayName") ?? name, entry.Text("description"), resources);
    }
}
