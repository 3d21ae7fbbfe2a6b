using System.Text.Json;
using Portal.Accounts;

namespace Portal.Admin.Users.Import;

/// <summary>Reads people from a JSON list of objects, with the columns as members.</summary>
internal static class ImportJson
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 4 };

    public static (IReadOnlyList<ImportRow> Rows, string? Problem) Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Shallow);
            List<ImportRow> rows = [];
            foreach (var person in document.RootElement.EnumerateArray())
            {
                if (ValuesOf(person) is not { } values) return ([], $"Entry {rows.Count + 1} is not an object of texts.");
                rows.Add(new(rows.Count + 1, values));
            }

            return (rows, null);
        }
        catch (JsonException)
        {
            return ([], "The file is not JSON.");
        }
    }

    private static Dictionary<string, string>? ValuesOf(JsonElement person)
    {
        if (person.ValueKind != JsonValueKind.Object) return null;

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in person.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null) continue;
            if (TextOf(member.Value) is not { } text || !values.TryAdd(member.Name, text.Trim())) return null;
        }

        return values;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(MembershipNames.Separator, value.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };
}
