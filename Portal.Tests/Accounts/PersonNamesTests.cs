using Portal.Accounts;

namespace Portal.Tests.Accounts;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("ada", true)]
    [InlineData("Ada.Lovelace-1815_x", true)]
    [InlineData("a1", true)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData("ada lovelace", false)]
    [InlineData("ada@example.test", false)]
    [InlineData(".ada", false)]
    [InlineData("ada-", false)]
    [InlineData("аda", false)] // the first letter is Cyrillic
    [InlineData("ada\n", false)]
    [InlineData("ada\u202e", false)]
    [InlineData("../ada", false)]
    public void A_user_name_is_made_of_letters_that_cannot_be_mistaken(string userName, bool fine) =>
        Assert.Equal(fine, PersonNames.UserNameFault(userName) is null);

    [Theory]
    [InlineData("Ada Lovelace", true)]
    [InlineData("李白", true)]
    [InlineData("Óscar O’Brien-Müller", true)]
    [InlineData("می‌خواهم", true)] // with a zero width non-joiner, as Persian needs it
    [InlineData("👩‍🚀 Ada", true)]
    [InlineData("", false)]
    [InlineData("Ada\nLovelace", false)]
    [InlineData("Ada\0", false)]
    [InlineData("Ada\u202eecalevoL", false)]
    [InlineData("Ada\u2066x\u2069", false)]
    [InlineData("Ada\u200bLovelace", false)]
    [InlineData("Ada\u2028Lovelace", false)]
    [InlineData("Ada\ufeff", false)]
    public void A_name_has_no_characters_that_deceive_the_eye(string name, bool fine) =>
        Assert.Equal(fine, PersonNames.NameFault(name) is null);

    [Fact]
    public void Names_have_their_limits()
    {
        Assert.Null(PersonNames.UserNameFault(new string('a', 64)));
        Assert.NotNull(PersonNames.UserNameFault(new string('a', 65)));
        Assert.Null(PersonNames.NameFault(new string('a', 100)));
        Assert.NotNull(PersonNames.NameFault(new string('a', 101)));
        Assert.NotNull(PersonNames.NameFault("Ada " + '\ud800'));
    }

    [Theory]
    [InlineData("ada@example.test", true)]
    [InlineData("ada+tag@mail.example.co.uk", true)]
    [InlineData("ada@localhost", true)]
    [InlineData("ada@bücher.example", true)]
    [InlineData("ada", false)]
    [InlineData("ada@", false)]
    [InlineData("@example.test", false)]
    [InlineData("ada@@example.test", false)]
    [InlineData("ada@example..test", false)]
    [InlineData("ada@example.test.", false)]
    [InlineData("ada lovelace@example.test", false)]
    [InlineData("Ada <ada@example.test>", false)]
    [InlineData("ada@example.test\r\nBcc: all@example.test", false)]
    public void An_email_address_has_the_shape_of_one(string email, bool fine) => Assert.Equal(fine, PersonNames.EmailFault(email) is null);
}
