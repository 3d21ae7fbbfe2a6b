using Portal.Configuration;

namespace Portal.Tests.Settings;

/// <summary>Colours of an operator's brand are only taken when words in them can be read.</summary>
public sealed class PaletteTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0b6e53", "#ffffff", 6.18)]
    public void Contrast_is_that_of_WCAG(string one, string other, double contrast)
    {
        Assert.Equal(contrast, Colour.Contrast(Colour.Parse(one)!.Value, Colour.Parse(other)!.Value), tolerance: 0.06);
        Assert.Equal(contrast, Colour.Contrast(Colour.Parse(other)!.Value, Colour.Parse(one)!.Value), tolerance: 0.06);
    }

    [Theory]
    [InlineData("0b6e53")]
    [InlineData("#0b6e5")]
    [InlineData("#0b6e533")]
    [InlineData("#0b6e5g")]
    [InlineData("#-b6e53")]
    [InlineData("# b6e53")]
    [InlineData("red")]
    [InlineData("#fff;}")]
    [InlineData("")]
    public void Only_six_hexadecimal_digits_are_a_colour(string text) => Assert.Null(Colour.Parse(text));

    [Fact]
    public void Any_readable_colour_has_a_readable_one_on_dark_pages()
    {
        for (var red = 0; red < 256; red += 51)
            for (var green = 0; green < 256; green += 51)
                for (var blue = 0; blue < 256; blue += 51)
                {
                    var accent = new Colour((byte)red, (byte)green, (byte)blue);
                    Assert.True(Palette.OnDarkFrom(accent).WorstOnDark >= Palette.Readable, accent.ToString());
                }
    }

    [Fact]
    public void The_portals_own_colour_would_be_taken() => Assert.True(Palette.OnLight(Colour.Parse("#0b6e53")!.Value).WorstOnLight >= Palette.Readable);
}
