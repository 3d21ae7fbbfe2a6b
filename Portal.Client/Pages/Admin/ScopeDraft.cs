using Portal.Client.Contracts.Admin;
using Portal.Client.Text;

namespace Portal.Client.Pages.Admin;

/// <summary>A scope as it stands in the fields of its page.</summary>
public sealed class ScopeDraft
{
    public string Name { get; set; } = "";

    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>An address on each line.</summary>
    public string? Resources { get; set; }

    public HashSet<string> Claims { get; } = [];

    public IReadOnlyDictionary<string, Translated> Translations { get; } = Language.All.ToDictionary(language => language.Tag, _ => new Translated());

    /// <summary>Where a scope is looked at. Its name may be an address itself, so it stands in the query.</summary>
    public static string AddressOf(string name) => "/admin/scopes/edit?name=" + Uri.EscapeDataString(name);

    public static ScopeDraft Of(ScopeInput scope)
    {
        var draft = new ScopeDraft { Name = scope.Name, Title = scope.Title, Description = scope.Description, Resources = string.Join('\n', scope.Resources) };
        draft.Claims.UnionWith(scope.Claims);
        foreach (var (tag, words) in scope.Translations)
            if (draft.Translations.TryGetValue(tag, out var translated)) (translated.Title, translated.Description) = (words.Title, words.Description);

        return draft;
    }

    public ScopeInput ToInput() => new(
        Name.Trim(),
        Title ?? "",
        Description,
        (Resources ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        [.. Claims],
        Translations.ToDictionary(words => words.Key, words => new ScopeTranslation(words.Value.Title, words.Value.Description)));

    public void Toggle(string claim)
    {
        if (!Claims.Remove(claim)) Claims.Add(claim);
    }

    /// <summary>The words of one language.</summary>
    public sealed class Translated
    {
        public string? Title { get; set; }

        public string? Description { get; set; }
    }
}
