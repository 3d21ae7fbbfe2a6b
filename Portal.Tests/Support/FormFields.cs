using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Tests.Support;

/// <summary>What a browser would send for a form.</summary>
internal static class FormFields
{
    public static IEnumerable<KeyValuePair<string, string>> Of(IHtmlFormElement form, IReadOnlyDictionary<string, string> fill)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name], button[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (Value(field, name, fill) is not { } value) continue;
            sent.Add(name);
            yield return new(name, value);
        }

        foreach (var (name, value) in fill)
            if (sent.Add(name) && value.Length > 0) yield return new(name, value);
    }

    private static string? Value(IElement field, string name, IReadOnlyDictionary<string, string> fill) => field switch
    {
        // A button counts only when it is the one that was pressed: a test names it in its own values.
        IHtmlButtonElement => null,
        IHtmlInputElement { Type: "submit" } => null,
        IHtmlInputElement { Type: "checkbox" or "radio" } box => Ticked(box, name, fill) ? box.Value : null,
        _ when fill.TryGetValue(name, out var given) => given,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement text => text.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    private static bool Ticked(IHtmlInputElement box, string name, IReadOnlyDictionary<string, string> fill) =>
        fill.TryGetValue(name, out var given) ? given == box.Value : box.IsChecked;
}
