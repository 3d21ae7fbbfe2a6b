using System.Globalization;
using System.Resources;

namespace Portal.Client.Text;

/// <summary>
/// All that pages say, under readable keys: <c>Words.resx</c> is English, <c>Words.de.resx</c> would be German.
/// Pages ask for it as <c>IStringLocalizer&lt;Words&gt;</c>, which <c>_Imports.razor</c> calls <c>T</c>.
/// </summary>
public sealed class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words));

    private Words()
    {
    }

    /// <summary>The same words for rules that are plain functions, in the language of the request that they judge.</summary>
    /// <param name="key">A key of <c>Words.resx</c>.</param>
    /// <param name="values">What stands for {0}, {1}…</param>
    public static string Of(string key, params ReadOnlySpan<object?> values)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return values.Length == 0 ? text : string.Format(CultureInfo.GetCultureInfo(Of("Language.Tag")), text, values);
    }
}
