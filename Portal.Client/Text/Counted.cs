using System.Globalization;

namespace Portal.Client.Text;

/// <summary>
/// Words for two or more things. A language that counts in more than one way, as Arabic does, writes all of them, parted by "|": for two,
/// for three to ten, for more.
/// </summary>
internal static class Counted
{
    public static string Of(string words, int count) => string.Format(CultureInfo.CurrentCulture, Form(words, count), count);

    private static string Form(string words, int count) => words.Split('|') is [var two, var few, var many]
        ? count switch
        {
            2 => two,
            _ when count % 100 is >= 3 and <= 10 => few,
            _ => many,
        }
        : words;
}
