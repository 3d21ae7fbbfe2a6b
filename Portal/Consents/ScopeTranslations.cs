using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Client.Text;

namespace Portal.Consents;

/// <summary>What an operator calls a scope in other languages, as it is kept: <c>{"de":{"name":"Daten lesen","description":"…"}}</c>.</summary>
internal static class ScopeTranslations
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The words by the tag of their language.</summary>
    public static IReadOnlyDictionary<string, TranslatedScope> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, TranslatedScope>>(json, Options) ?? [];

    /// <summary>In the order of the portal's languages, so that the same words are the same text; empty ones are left out.</summary>
    public static string Write(IReadOnlyDictionary<string, TranslatedScope> words) => JsonSerializer.Serialize(
        Language.All.Where(language => words.GetValueOrDefault(language.Tag) is { IsEmpty: false }).ToDictionary(language => language.Tag, language => words[language.Tag]),
        Options);

    /// <summary>The words for whoever is reading; where there are none in their language, those that always stand.</summary>
    public static (string Title, string Description) InReadersLanguage(string json, string title, string? description)
    {
        var words = json.Length <= 2 ? null : Read(json).GetValueOrDefault(Language.Find(CultureInfo.CurrentUICulture.Name)?.Tag ?? "");
        return (words?.Name ?? title, words?.Description ?? description ?? "");
    }
}

/// <summary>A scope's words in one language; what is null falls back.</summary>
internal sealed record TranslatedScope(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("description")] string? Description)
{
    [JsonIgnore]
    public bool IsEmpty => Name is null && Description is null;
}
