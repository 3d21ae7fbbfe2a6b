using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Portal.Accounts.Passwords;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data.Entities;

namespace Portal.Tests.Accounts.Passwords;

public sealed class PasswordRulesTests
{
    private static readonly PortalUser Ada = new() { UserName = "ada.lovelace", Email = "countess@example.test", Name = "Ada Lovelace" };

    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    private static PasswordRules Rules { get; } =
        new(new CommonPasswords(), new PortalBrand("IdentityPortal"), Services.GetRequiredService<IStringLocalizer<Words>>());

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("Analytical-Engine-1")]
    [InlineData("ein langer satz mit ümläuten")]
    [InlineData("пароль из нескольких слов")]
    [InlineData("🐙🦊🌵🚲🎷🧀🪁🥁🐝🌋🛶🧦🍋🪜🦉")]
    [InlineData("ada.lovelace likes punched cards")]
    public void Long_and_unusual_ones_are_taken(string password) => Assert.Null(Rules.FaultOf(password, Ada));

    [Theory]
    [InlineData("", "at least 15")]
    [InlineData("Xy7#kq9!mZ2$vw", "at least 15")]
    [InlineData("🐙🦊🌵🚲🎷🧀🪁🥁", "at least 15")] // sixteen code units, eight characters
    [InlineData("123456789qwerty", "guessed first")]
    [InlineData("1QAZ2WSX3EDC4RFV", "guessed first")]
    [InlineData("password1234567!", "guessed first")]
    [InlineData("!!!!!Sunshine2024", "guessed first")]
    [InlineData("aaaaaaaaaaaaaaaa", "simple pattern")]
    [InlineData("abcabcabcabcabca", "simple pattern")]
    [InlineData("abcdefghijklmnop", "simple pattern")]
    [InlineData("9876543210987654", "simple pattern")]
    [InlineData("passwordpassword", "guessed first")]
    [InlineData("mustang1mustang1", "simple pattern")]
    [InlineData("ada.lovelace2024", "mostly your own")]
    [InlineData("countess@example.test", "mostly your own")]
    [InlineData("Lovelace-Lovelace-Ada", "mostly your own")]
    [InlineData("IdentityPortal-1", "mostly your own")]
    public void Those_that_are_guessed_are_refused(string password, string why) =>
        Assert.Contains(why, Rules.FaultOf(password, Ada), StringComparison.Ordinal);

    [Fact]
    public void Anything_up_to_256_characters_may_be_used()
    {
        var text = string.Concat(Enumerable.Range(0, 256).Select(number => (char)('!' + (number * 7 % 90))));

        Assert.Null(Rules.FaultOf(text, Ada));
        Assert.Contains("at most 256", Rules.FaultOf(text + "x", Ada), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_is_there()
    {
        var list = new CommonPasswords();

        Assert.All(["123456", "password", "qwerty", "1qaz2wsx3edc4rfv"], password => Assert.True(list.Has(password), password));
        Assert.False(list.Has("analytical-engine"));
    }

    [Fact]
    public void One_password_is_the_same_however_its_characters_are_composed()
    {
        var hashes = new PasswordHashes(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        var composed = "caf\u00e9 au lait et croissants";
        var decomposed = "cafe\u0301 au lait et croissants";

        var hash = hashes.HashPassword(Ada, decomposed);

        Assert.Equal(PasswordVerificationResult.Success, hashes.VerifyHashedPassword(Ada, hash, composed));
        Assert.Equal(PasswordVerificationResult.Success, hashes.VerifyHashedPassword(Ada, hash, decomposed));
        Assert.Equal(PasswordVerificationResult.Failed, hashes.VerifyHashedPassword(Ada, hash, "cafe au lait et croissants"));
        Assert.Equal(PasswordVerificationResult.Failed, hashes.VerifyHashedPassword(Ada, hash, "\ud800"));
    }
}
