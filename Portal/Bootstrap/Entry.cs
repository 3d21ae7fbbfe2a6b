using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Bootstrap;

/// <summary>One object of a bootstrap file. Faults are collected, so that an operator sees all of them at once.</summary>
internal sealed class Entry(string place, JsonObject members, ICollection<string> faults)
{
    /// <summary>Where it is, for a reader: <c>clients[1] (web-app)</c>.</summary>
    public string Place => place;

    public JsonObject Members => members;

    /// <summary>An object inside this one.</summary>
    public Entry Within(string path, JsonObject inner) => new($"{place}: {path}", inner, faults);

    public void Fault(string fault) => faults.Add($"{place}: {fault}");

    public void RefuseUnknown(params IEnumerable<string> known)
    {
        foreach (var (name, _) in members)
            if (!known.Contains(name, StringComparer.Ordinal)) Fault($"{name} is not known");
    }

    /// <summary>Empty, and a fault, when it is missing.</summary>
    public string RequiredText(string name)
    {
        if (Text(name) is { Length: > 0 } text) return text;

        if (members[name] is null or JsonValue) Fault($"{name} is missing");
        return "";
    }

    public string? Text(string name) => Read<string>(name, JsonValueKind.String, "a text");

    public bool Flag(string name) => members[name]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => Wrong<bool>(name, "true or false"),
    };

    public JsonObject Object(string name) => members[name] switch
    {
        null => [],
        JsonObject value => value,
        _ => Wrong<JsonObject>(name, "an object") ?? [],
    };

    public IReadOnlyList<string> Texts(string name)
    {
        if (members[name] is not { } node) return [];
        if (node is not JsonArray array || array.Any(item => item?.GetValueKind() != JsonValueKind.String)) return Wrong<string[]>(name, "a list of texts") ?? [];
        return [.. array.Select(item => item!.GetValue<string>())];
    }

    private T? Read<T>(string name, JsonValueKind kind, string wanted)
    {
        if (members[name] is not { } node) return default;

        return node.GetValueKind() == kind ? node.GetValue<T>() : Wrong<T>(name, wanted);
    }

    private T? Wrong<T>(string name, string wanted)
    {
        Fault($"{name} is not {wanted}");
        return default;
    }
}
