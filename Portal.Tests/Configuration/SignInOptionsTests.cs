using Microsoft.Extensions.Configuration;
using Portal.Configuration;

namespace Portal.Tests.Configuration;

public sealed class SignInOptionsTests
{
    [Theory]
    [InlineData(null, false, false)]
    [InlineData(null, true, true)]
    [InlineData("false", true, false)]
    [InlineData("false", false, false)]
    [InlineData("true", true, true)]
    public void Codes_are_mailed_where_there_is_mail_unless_they_are_turned_off(string? setting, bool mail, bool on) => Assert.Equal(on, Read(setting, mail).MailCodes);

    [Theory]
    [InlineData("true", false, "Portal:SignIn:MailCodes is true, and Portal:Smtp:Host, which it needs, is not set. Example: Portal:SignIn:MailCodes=false")]
    [InlineData("yes", true, "Portal:SignIn:MailCodes is 'yes', which is neither true nor false. Example: Portal:SignIn:MailCodes=true")]
    public void A_wrong_setting_is_named_with_its_fault_and_an_example(string setting, bool mail, string line) =>
        Assert.Equal(line, Assert.Throws<WrongSettingException>(() => Read(setting, mail)).Message);

    private static SignInOptions Read(string? setting, bool mail)
    {
        var settings = new Dictionary<string, string?> { ["Portal:SignIn:MailCodes"] = setting };
        if (mail) (settings["Portal:Smtp:Host"], settings["Portal:Smtp:From"]) = ("smtp.example.com", "portal@example.com");
        return PortalOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), development: true).Configured.SignIn;
    }
}
