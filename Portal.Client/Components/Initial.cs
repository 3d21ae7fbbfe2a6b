using System.Globalization;

namespace Portal.Client.Components;

/// <summary>The letter that stands for a name where there is no picture.</summary>
internal static class Initial
{
    public static string Of(string name) => name.Trim() is { Length: > 0 } text
        ? StringInfo.GetNextTextElement(text).ToUpper(CultureInfo.CurrentUICulture)
        : "?";

    /// <summary>One of <paramref name="count"/> looks, always the same one for the same name.</summary>
    public static int Tone(string name, int count) => (int)(name.Aggregate(17u, (sum, letter) => (31 * sum) + letter) % (uint)count);
}
