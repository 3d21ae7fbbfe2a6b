using Portal.Bootstrap;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;
using Portal.Consents;
using Portal.Data.Configurations;

namespace Portal.Admin.Scopes;

/// <summary>What is wrong with a scope as an administrator describes it.</summary>
internal static class ScopeChecks
{
    private const int LongestDescription = 1000;

    public static IReadOnlyList<ScopeProblem> Of(ScopeInput input)
    {
        var problems = new List<ScopeProblem>();
        if (ScopeRules.OfName(input.Name) is { } fault) problems.Add(new(nameof(input.Name), fault));
        if (input.Title.Trim().Length == 0) problems.Add(new(nameof(input.Title), ScopeFault.Missing));
        if (input.Title.Length > Limits.Text) problems.Add(new(nameof(input.Title), ScopeFault.TooLong));
        if (input.Description?.Length > LongestDescription) problems.Add(new(nameof(input.Description), ScopeFault.TooLong));
        if (input.Resources.Sum(resource => resource.Length + 1) > Limits.Parameter) problems.Add(new(nameof(input.Resources), ScopeFault.TooLong));
        problems.AddRange(input.Resources.Where(resource => Addresses.ResourceFault(resource) is not null).Select(resource => new ScopeProblem(nameof(input.Resources), ScopeFault.NotAnAddress, resource)));
        problems.AddRange(input.Claims.Where(claim => !ScopeRules.IsClaim(claim)).Select(claim => new ScopeProblem(nameof(input.Claims), ScopeFault.NotAClaim, claim)));
        problems.AddRange(input.Translations.Select(words => OfTranslation(words.Key, words.Value)).OfType<ScopeProblem>());
        return problems;
    }

    private static ScopeProblem? OfTranslation(string tag, ScopeTranslation words)
    {
        if (!Language.All.Any(language => language.Tag == tag)) return new(nameof(ScopeInput.Translations), ScopeFault.NotALanguage, tag);

        return words.Title?.Length > Limits.Text || words.Description?.Length > LongestDescription
            ? new(nameof(ScopeInput.Translations), ScopeFault.TooLong, tag)
            : null;
    }
}
