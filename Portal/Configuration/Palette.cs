namespace Portal.Configuration;

/// <summary>What the style sheets need of a brand's colour, on light pages or on dark ones: the tokens <c>--accent…</c>.</summary>
/// <param name="Accent">The main action, links and what is selected.</param>
/// <param name="Strong">The same, pointed at.</param>
/// <param name="Ink">Words on it.</param>
/// <param name="Soft">Behind words in it.</param>
internal sealed record Palette(Colour Accent, Colour Strong, Colour Ink, Colour Soft)
{
    /// <summary>What words need to be read. WCAG 2.2 §1.4.3</summary>
    public const double Readable = 4.5;

    private static readonly Colour DarkSurface = new(0x16, 0x1e, 0x1b);

    public static Palette OnLight(Colour accent) =>
        new(accent, accent.Mixed(Colour.Black, 0.15), Colour.White, accent.Mixed(Colour.White, 0.9));

    public static Palette OnDark(Colour accent) =>
        new(accent, accent.Mixed(Colour.White, 0.2), accent.Mixed(Colour.Black, 0.85), DarkSurface.Mixed(accent, 0.12));

    /// <summary>The lightest need for change: the colour, made lighter until it can be read on dark pages.</summary>
    public static Palette OnDarkFrom(Colour accent)
    {
        for (var share = 0.0; share < 1; share += 0.05)
        {
            var palette = OnDark(accent.Mixed(Colour.White, share));
            if (palette.Worst(DarkSurface) >= Readable) return palette;
        }

        return OnDark(Colour.White);
    }

    /// <summary>The least contrast between words and what is behind them.</summary>
    public double WorstOnLight => Worst(Colour.White);

    /// <inheritdoc cref="WorstOnLight"/>
    public double WorstOnDark => Worst(DarkSurface);

    private double Worst(Colour surface) =>
        new[] { Colour.Contrast(Accent, surface), Colour.Contrast(Accent, Ink), Colour.Contrast(Strong, Ink), Colour.Contrast(Accent, Soft) }.Min();
}
