using System.Globalization;

namespace Portal.Configuration;

/// <summary><c>Portal:Brand</c>: the operator's own look.</summary>
/// <param name="Light">Null keeps the portal's own colours.</param>
/// <param name="Dark">Null only together with <paramref name="Light"/>.</param>
/// <param name="Logo">Null keeps the portal's own.</param>
internal sealed record BrandOptions(Palette? Light = null, Palette? Dark = null, BrandLogo? Logo = null)
{
    public const string AccentName = "Brand:Accent";
    public const string AccentDarkName = "Brand:AccentDark";
    public const string LogoName = "Brand:Logo";

    private const string Example = "#0b6e53";

    public static BrandOptions Read(SettingsReader settings)
    {
        var light = Read(settings, AccentName) is { } accent ? Judged(AccentName, Palette.OnLight(accent), "a light", palette => palette.WorstOnLight) : null;
        var dark = Read(settings, AccentDarkName) is { } bright ? Judged(AccentDarkName, Palette.OnDark(bright), "a dark", palette => palette.WorstOnDark) : null;
        if (light is null && dark is not null) throw SettingsReader.Wrong(AccentName, $"is not set, and Portal:{AccentDarkName} needs it", Example);

        return new(light, dark ?? (light is null ? null : Palette.OnDarkFrom(light.Accent)), ReadLogo(settings));
    }

    private static Colour? Read(SettingsReader settings, string name) => settings.Text(name) is { } text
        ? Colour.Parse(text) ?? throw SettingsReader.Wrong(name, $"is '{text}', which is not a colour as #rrggbb", Example)
        : null;

    private static Palette Judged(string name, Palette palette, string page, Func<Palette, double> worst)
    {
        var contrast = worst(palette);
        return contrast >= Palette.Readable
            ? palette
            : throw SettingsReader.Wrong(
                name,
                string.Create(CultureInfo.InvariantCulture, $"is '{palette.Accent}', and words in it would have a contrast of {contrast:0.0} : 1 on {page} page, where {Palette.Readable} : 1 is needed"),
                Example);
    }

    private static BrandLogo? ReadLogo(SettingsReader settings) => settings.Text(LogoName) is { } text
        ? BrandLogo.Parse(text) ?? throw SettingsReader.Wrong(LogoName, $"is not a PNG, JPEG or WebP picture of at most {BrandLogo.MostBytes:N0} bytes as a data address", "data:image/png;base64,…")
        : null;
}
