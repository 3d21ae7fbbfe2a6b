using Portal.Accounts.MailCodes;

namespace Portal.Tests.Accounts.MailCodes;

public sealed class MailCodeTextTests
{
    [Fact]
    public void A_code_is_two_groups_of_four_that_cannot_be_mistaken_for_each_other()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => MailCodeText.Create()).ToList();

        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("7QK2-ZP41", true)]
    [InlineData("7qk2zp41", true)]
    [InlineData(" 7QK2 ZP4I ", true)]
    [InlineData("7QK2-ZP4l", true)]
    [InlineData("7QK2-ZP42", false)]
    [InlineData("7QK2-ZP4", false)]
    [InlineData("7QK2-ZP411", false)]
    [InlineData("", false)]
    public void What_is_typed_fits_however_it_is_written(string typed, bool fits) =>
        Assert.Equal(fits, MailCodeText.HashOf("secret", "7QK2-ZP41") == MailCodeText.HashOf("secret", typed));

    [Fact]
    public void What_is_no_code_fits_nothing_not_even_itself()
    {
        Assert.NotEqual(MailCodeText.HashOf("secret", ""), MailCodeText.HashOf("secret", ""));
        Assert.NotEqual(MailCodeText.HashOf("secret", new string('7', 100_000)), MailCodeText.HashOf("secret", new string('7', 100_000)));
        Assert.NotEqual(MailCodeText.HashOf("secret", "7QK2-ZP41"), MailCodeText.HashOf("other", "7QK2-ZP41"));
    }
}
