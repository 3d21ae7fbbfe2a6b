using Portal.Data.Entities;

namespace Portal.Admin.Scopes;

/// <summary>What is different between two states of a scope, for the log of events.</summary>
internal static class ScopeChanges
{
    /// <summary>The name, and each thing that changed as it was and as it is.</summary>
    public static IReadOnlyDictionary<string, string> Between(ScopeRow before, ScopeRow after)
    {
        var details = new Dictionary<string, string> { ["name"] = after.Name };
        Compare("display_name", row => row.DisplayName);
        Compare("description", row => row.Description ?? "");
        Compare("resources", row => row.Resources);
        Compare("claims", row => row.Claims);
        Compare("translations", row => row.Translations);
        return details;

        void Compare(string what, Func<ScopeRow, string> of)
        {
            if (of(before) == of(after)) return;

            details[what + ".before"] = of(before);
            details[what + ".after"] = of(after);
        }
    }
}
