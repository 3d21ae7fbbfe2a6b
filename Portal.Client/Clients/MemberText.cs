using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Client.Clients;

/// <summary>Members of metadata as the texts that fields show, and back.</summary>
internal static class MemberText
{
    private const string Yes = "true";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Read(ClientMember member, JsonObject metadata)
    {
        if (member.Kind is MemberKind.Translations)
            return string.Join('\n', metadata.Where(one => IsTranslation(one.Key)).Select(one => $"{one.Key} = {one.Value}"));

        return (member.Kind, metadata[member.Name]) switch
        {
            (_, null) => "",
            (MemberKind.Scopes, var value) => string.Join('\n', value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            (MemberKind.Tick or MemberKind.Switch, var value) => value.GetValueKind() is JsonValueKind.True ? Yes : "",
            (MemberKind.Json, var value) => value.ToJsonString(Indented),
            (_, JsonArray list) => string.Join('\n', list.Select(item => item?.ToString())),
            (_, var value) => value.ToString(),
        };
    }

    /// <summary>What cannot be read as the member's kind goes on as a text, for the judge to say so.</summary>
    public static void Write(ClientMember member, string text, JsonObject metadata)
    {
        if (member.Kind is MemberKind.Translations)
        {
            WriteTranslations(text, metadata);
            return;
        }

        text = text.Trim();
        JsonNode? value = member.Kind switch
        {
            MemberKind.Switch => text == Yes,
            MemberKind.Choices => List(text),
            MemberKind.Lines when text.Length > 0 || !member.Optional => List(text),
            _ when text.Length == 0 => null,
            MemberKind.Tick => true,
            MemberKind.Number when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            MemberKind.Scopes => string.Join(' ', Lines(text)),
            MemberKind.Json => Parsed(text),
            _ => text,
        };
        if (value is null) metadata.Remove(member.Name);
        else metadata[member.Name] = value;
    }

    private static void WriteTranslations(string text, JsonObject metadata)
    {
        foreach (var name in metadata.Select(one => one.Key).Where(IsTranslation).ToList()) metadata.Remove(name);
        foreach (var line in Lines(text))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);

            // Whatever is written there belongs to this field, also where it is no translation at all.
            var name = IsTranslation(parts[0]) ? parts[0] : parts[0] + "#";
            metadata[name] = parts.Length > 1 ? parts[1] : "";
        }
    }

    private static bool IsTranslation(string name) => name.Contains('#', StringComparison.Ordinal);

    private static JsonArray List(string text) => [.. Lines(text).Select(line => (JsonNode)line)];

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
