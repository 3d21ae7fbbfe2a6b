using System.Globalization;

namespace Portal.Configuration;

/// <summary>A colour of the screen, as <c>#rrggbb</c> in a style sheet. WCAG 2.2 §1.4.3</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Black = new(0, 0, 0);

    /// <summary>Null when the text is no such colour.</summary>
    public static Colour? Parse(string text) =>
        text is ['#', ..] and { Length: 7 } && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? new((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits)
            : null;

    /// <summary>How well one can be read on the other: from 1 (not at all) to 21.</summary>
    public static double Contrast(Colour one, Colour other)
    {
        var (light, dark) = (Math.Max(one.Luminance, other.Luminance), Math.Min(one.Luminance, other.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <param name="share">How much of the other there is in the mixture, from 0 to 1.</param>
    public Colour Mixed(Colour other, double share) => new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte one, byte other, double share) => (byte)Math.Round(one + ((other - one) * share));
}
