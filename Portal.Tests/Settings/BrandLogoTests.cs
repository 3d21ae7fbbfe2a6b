using System.Text;
using Portal.Configuration;

namespace Portal.Tests.Settings;

/// <summary>A logo is a picture that carries no scripts, whatever it says of itself.</summary>
public sealed class BrandLogoTests
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    [Fact]
    public void Its_kind_is_told_from_its_bytes()
    {
        Assert.Equal("image/png", BrandLogo.Parse($"data:text/html;base64,{Convert.ToBase64String(Png)}")!.Type);
        Assert.Equal("image/jpeg", BrandLogo.Of([0xff, 0xd8, 0xff, 0xe0])!.Type);
        Assert.Equal("image/webp", BrandLogo.Of([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, 0])!.Type);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<html>")]
    [InlineData("GIF89a")]
    [InlineData("RIFF....WAVE.")]
    [InlineData("")]
    public void Nothing_else_is_a_logo(string content) => Assert.Null(BrandLogo.Parse($"data:image/png;base64,{Convert.ToBase64String(Encoding.ASCII.GetBytes(content))}"));

    [Theory]
    [InlineData("https://elsewhere.example/logo.png")]
    [InlineData("data:image/png,plain")]
    [InlineData("data:image/png;base64,***")]
    public void It_comes_with_the_setting_and_from_nowhere_else(string text) => Assert.Null(BrandLogo.Parse(text));

    [Fact]
    public void It_is_small()
    {
        Assert.NotNull(BrandLogo.Of([.. Png, .. new byte[BrandLogo.MostBytes - Png.Length]]));
        Assert.Null(BrandLogo.Of([.. Png, .. new byte[BrandLogo.MostBytes]]));
    }
}
