using Microsoft.Extensions.Configuration;
using Portal.Configuration;

namespace Portal.Tests.Configuration;

public sealed class SmtpOptionsTests
{
    [Fact]
    public void Without_a_host_there_is_no_mail() => Assert.Null(Read([]));

    [Fact]
    public void A_server_is_encrypted_unless_it_is_on_this_computer()
    {
        var smtp = Read(new() { ["Host"] = "smtp.example.com", ["From"] = "portal@example.com", ["UserName"] = "portal", ["Password"] = "secret" })!;
        Assert.Equal((587, SmtpSecurity.Auto, "portal", "secret"), (smtp.Port, smtp.Security, smtp.UserName, smtp.Password));

        Assert.All(["localhost", "127.0.0.1", "::1"], host =>
            Assert.Equal(SmtpSecurity.None, Read(new() { ["Host"] = host, ["From"] = "portal@example.com", ["Security"] = "none", ["Port"] = "25" })!.Security));
    }

    [Theory]
    [InlineData(null, 587)]
    [InlineData("auto", 587)]
    [InlineData("starttls", 587)]
    [InlineData("tls", 465)]
    public void The_port_is_the_usual_one_of_the_kind_of_encryption(string? security, int port) =>
        Assert.Equal(port, Read(new() { ["Host"] = "smtp.example.com", ["From"] = "portal@example.com", ["Security"] = security })!.Port);

    [Theory]
    [InlineData("Host=smtp example", "Portal:Smtp:Host is 'smtp example', which is not a host name. Example: Portal:Smtp:Host=smtp.example.com")]
    [InlineData("Host=smtp.example.com", "Portal:Smtp:From is not set, and Portal:Smtp:Host needs it. Example: Portal:Smtp:From=portal@example.com")]
    [InlineData("Host=smtp.example.com;From=portal", "Portal:Smtp:From is 'portal', which is not an e-mail address. Example: Portal:Smtp:From=portal@example.com")]
    [InlineData("Host=smtp.example.com;From=Portal <portal@example.com>", "Portal:Smtp:From is 'Portal <portal@example.com>', which is not an e-mail address. Example:")]
    [InlineData("Host=smtp.example.com;From=a@example.com, b@example.com", "Portal:Smtp:From is 'a@example.com, b@example.com', which is not an e-mail address. Example:")]
    [InlineData("Host=smtp.example.com;Security=none;From=portal@example.com", "Portal:Smtp:Security is None, and 'smtp.example.com' is not this computer: mail would be readable on the way. Example: Portal:Smtp:Security=Auto")]
    [InlineData("Host=192.0.2.1;Security=none;From=portal@example.com", "Portal:Smtp:Security is None, and '192.0.2.1' is not this computer")]
    [InlineData("Host=localhost;Security=ssl;From=portal@example.com", "Portal:Smtp:Security is 'ssl', which is none of Auto, StartTls, Tls, None. Example: Portal:Smtp:Security=Auto")]
    [InlineData("Host=smtp.example.com;Port=0;From=portal@example.com", "Portal:Smtp:Port is '0', which is not a whole number from 1 to 65535. Example: Portal:Smtp:Port=587")]
    [InlineData("Host=smtp.example.com;From=portal@example.com;UserName=portal", "Portal:Smtp:Password is not set, and Portal:Smtp:UserName needs it. Example:")]
    [InlineData("Host=smtp.example.com;From=portal@example.com;Password=secret", "Portal:Smtp:UserName is not set, and Portal:Smtp:Password needs it. Example:")]
    [InlineData("From=portal@example.com", "Portal:Smtp:Host is not set, which leaves Portal:Smtp:From without effect. Example: Portal:Smtp:Host=smtp.example.com")]
    public void A_wrong_setting_is_named_with_its_fault_and_an_example(string settings, string line)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read(settings.Split(';').Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => (string?)one[1])));

        Assert.StartsWith(line, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    private static SmtpOptions? Read(Dictionary<string, string?> settings) => PortalOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => "Portal:Smtp:" + setting.Key, setting => setting.Value)).Build(),
        development: true).Configured.Smtp;
}
