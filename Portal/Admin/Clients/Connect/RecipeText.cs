using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Admin.Clients.Connect;

/// <summary>
/// Fills the slots of a recipe, each with a whole literal of the recipe's language. Names and addresses come from whoever registered the
/// client: whatever is in them, they stay values.
/// </summary>
internal static partial class RecipeText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, or null when a value cannot be written in the language. A line whose slot has no value is left out.</summary>
    public static string? Fill(string template, RecipeLanguage language, JsonObject values)
    {
        var lines = new List<string>();
        foreach (var line in template.ReplaceLineEndings("\n").Split('\n'))
        {
            var slots = Slot().Matches(line).Select(slot => slot.Groups[1].Value).ToList();
            if (slots.Find(slot => !values.ContainsKey(slot)) is { } unknown) throw new InvalidOperationException($"There is no value {unknown}.");
            if (slots.Exists(slot => values[slot] is null)) continue;
            if (slots.Exists(slot => Literal(language, values[slot]!) is null)) return null;

            lines.Add(Slot().Replace(line, slot => Literal(language, values[slot.Groups[1].Value]!)!));
        }

        return string.Join('\n', lines).Trim();
    }

    private static string? Literal(RecipeLanguage language, JsonNode value) => language switch
    {
        RecipeLanguage.JavaScript or RecipeLanguage.Json => Quoted(value),
        // Spring looks for ${…} and #{…} in what it reads, however it is quoted.
        RecipeLanguage.Yaml => Plain(value).IndexOfAny(['$', '#']) < 0 ? Quoted(value) : null,
        // Apache looks for ${…} and %{…}; nothing escapes those.
        RecipeLanguage.Apache => Plain(value) is var text && text.IndexOfAny(['"', '\\', '$', '%']) < 0 && IsOneLine(text) ? $"\"{text}\"" : null,
        // Grafana looks for $__file{…} and %(…), and a comment may begin anywhere.
        RecipeLanguage.Ini => Plain(value) is var text && Harmless().IsMatch(text) ? text : null,
        RecipeLanguage.Text => Plain(value) is var text && IsOneLine(text) ? text : null,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, null),
    };

    // A script may be pasted into a page, where < would end it.
    private static string Quoted(JsonNode value) => value is JsonArray list
        ? $"[{string.Join(", ", list.Select(item => Quoted(item!)))}]"
        : JsonSerializer.Serialize(value, Readable)
            .Replace("<", "\\u003C", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string Plain(JsonNode value) =>
        value is JsonArray list ? string.Join(' ', list.Select(item => item!.GetValue<string>())) : value.GetValue<string>();

    private static bool IsOneLine(string text) => !text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029');

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"\A[A-Za-z0-9<][A-Za-z0-9<> ._~:/?&=@+-]*\z")]
    private static partial Regex Harmless();
}
