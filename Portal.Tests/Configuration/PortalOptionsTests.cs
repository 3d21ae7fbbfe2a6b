using Microsoft.Extensions.Configuration;
using Portal.Configuration;

namespace Portal.Tests.Configuration;

public sealed class PortalOptionsTests
{
    [Theory]
    [InlineData("Issuer", "id.example.com", "Portal:Issuer is 'id.example.com', which is not an http or https address. Example: Portal:Issuer=https://id.example.com")]
    [InlineData("Issuer", "http://id.example.com", "Portal:Issuer is 'http://id.example.com', which is not https. Example:")]
    [InlineData("Issuer", "https://id.example.com/", "Portal:Issuer is 'https://id.example.com/', which ends with a slash. Example:")]
    [InlineData("Issuer", "https://id.example.com/a", "Portal:Issuer is 'https://id.example.com/a', which has more than scheme, host and port. Example:")]
    [InlineData("Issuer", "https://id.example.com?a", "Portal:Issuer is 'https://id.example.com?a', which has more than scheme, host and port. Example:")]
    [InlineData("Issuer", "https://ID.example.com", "Portal:Issuer is 'https://ID.example.com', which should be written https://id.example.com. Example:")]
    [InlineData("Issuer", "https://id.example.com:443", "Portal:Issuer is 'https://id.example.com:443', which should be written https://id.example.com. Example:")]
    [InlineData("Name", "12345678901234567890123456789012345678901234567890123456789012345", "Portal:Name has 65 characters, at most 64 are shown. Example:")]
    [InlineData("Bootstrap:File", "no-such.json", "Portal:Bootstrap:File is 'no-such.json', and there is no such file. Example: Portal:Bootstrap:File=bootstrap.json")]
    [InlineData("SignUp:Mode", "closed", "Portal:SignUp:Mode is 'closed', which is none of Open, Invite, Off. Example: Portal:SignUp:Mode=Invite")]
    [InlineData("SignUp:Mode", "1", "Portal:SignUp:Mode is '1', which is none of Open, Invite, Off. Example:")]
    [InlineData("Passwords:Enabled", "no", "Portal:Passwords:Enabled is 'no', which is neither true nor false. Example: Portal:Passwords:Enabled=true")]
    [InlineData("Proxies", "10.0.0.0/8, proxy", "Portal:Proxies has 'proxy', which is neither an IP address nor a network. Example:")]
    [InlineData("Database:Provider", "MySql", "Portal:Database:Provider is 'MySql', which is none of Sqlite, PostgreSql. Example: Portal:Database:Provider=Sqlite")]
    [InlineData("Database:Provider", "PostgreSql", "Portal:Database:ConnectionString is not set, and PostgreSql needs it. Example: Portal:Database:ConnectionString=Host=")]
    [InlineData("Database:ConnectionString", "Password=secret", "Portal:Database:ConnectionString names no Data Source. Example:")]
    [InlineData("Database:ConnectionString", "secret", "Portal:Database:ConnectionString is not a connection string that the database understands. Example:")]
    [InlineData("Passkeys:RpId", "https://example.com", "Portal:Passkeys:RpId is 'https://example.com', which is not a host name in small letters. Example: Portal:Passkeys:RpId=example.com")]
    [InlineData("Passkeys:RpId", "Example.com", "Portal:Passkeys:RpId is 'Example.com', which is not a host name in small letters. Example:")]
    [InlineData("Passkeys:Origins", "https://a.example.com,b", "Portal:Passkeys:Origins has 'b', which is not an http or https address. Example:")]
    [InlineData("Recovery:WaitHours", "0", "Portal:Recovery:WaitHours is '0', which is not a whole number from 1 to 720. Example: Portal:Recovery:WaitHours=24")]
    [InlineData("Keys:MasterKey", "c2VjcmV0", "Portal:Keys:MasterKey is not 32 bytes in base64. Example:")]
    [InlineData("Keys:RotationDays", "1", "Portal:Keys:RotationDays is '1', which is not a whole number from 2 to 3650. Example: Portal:Keys:RotationDays=90")]
    [InlineData("Tokens:AccessTokenSeconds", "10m", "Portal:Tokens:AccessTokenSeconds is '10m', which is not a whole number from 30 to 86400. Example: Portal:Tokens:AccessTokenSeconds=600")]
    [InlineData("Tokens:AuthorizationCodeSeconds", "601", "Portal:Tokens:AuthorizationCodeSeconds is '601', which is not a whole number from 5 to 600. Example:")]
    [InlineData("Tokens:RefreshTokenAbsoluteSeconds", "3600", "Portal:Tokens:RefreshTokenIdleSeconds is longer than Portal:Tokens:RefreshTokenAbsoluteSeconds. Example:")]
    [InlineData("RateLimits:Enabled", "1", "Portal:RateLimits:Enabled is '1', which is neither true nor false. Example:")]
    [InlineData("RateLimits:RegistrationsPerHour", "-1", "Portal:RateLimits:RegistrationsPerHour is '-1', which is not a whole number from 1 to 100000. Example:")]
    [InlineData("Registration:Mode", "yes", "Portal:Registration:Mode is 'yes', which is none of Open, Token, Off. Example:")]
    [InlineData("Registration:AllowCompat", "maybe", "Portal:Registration:AllowCompat is 'maybe', which is neither true nor false. Example:")]
    public void A_wrong_setting_is_named_with_its_fault_and_an_example(string name, string value, string line)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read(new() { ["Portal:" + name] = value }));

        Assert.StartsWith(line, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_Development_the_issuer_has_to_be_set()
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read([], development: false));

        Assert.Equal("Portal:Issuer is not set, and outside Development it has to be. Example: Portal:Issuer=https://id.example.com", wrong.Message);
    }

    [Theory]
    [InlineData(null, "http://localhost:5080")]
    [InlineData("http://localhost:6001", "http://localhost:6001")]
    [InlineData("http://127.0.0.1:6001/", "http://127.0.0.1:6001")]
    [InlineData("http://*:6001;https://*:6002", "http://localhost:6001")]
    [InlineData("http://0.0.0.0:6001", "http://localhost:6001")]
    [InlineData("http://[::]:6001", "http://localhost:6001")]
    public void In_Development_the_issuer_follows_the_listener(string? urls, string issuer) =>
        Assert.Equal(issuer, Read(urls is null ? [] : new() { ["urls"] = urls }).Issuer);

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://192.0.2.1:6001")]
    public void An_address_that_cannot_be_followed_is_a_wrong_issuer(string urls) =>
        Assert.Contains("cannot follow the listener's address", Assert.Throws<WrongSettingException>(() => Read(new() { ["urls"] = urls })).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_set_is_as_documented()
    {
        var development = Read([]);
        var production = Read(new() { ["Portal:Issuer"] = "https://id.example.com" }, development: false);

        Assert.Equal("IdentityPortal", development.Configured.Name);
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "data"), development.DataDirectory);
        Assert.Equal(SignUpMode.Invite, development.Configured.SignUp.Mode);
        Assert.Equal(RegistrationMode.Open, development.Configured.Registration.Mode);
        Assert.Equal(RegistrationMode.Token, production.Configured.Registration.Mode);
        Assert.Equal("id.example.com", production.Passkeys.RpId);
        Assert.Equal(["https://id.example.com"], production.Passkeys.Origins);
        Assert.True(production.RateLimits.Enabled);
        Assert.Equal(10, production.RateLimits.RegistrationsPerHour);
        Assert.Equal(90, production.Keys.RotationDays);
        Assert.Empty(production.Unknown);
    }

    [Fact]
    public void A_name_that_no_setting_has_is_told()
    {
        var settings = Read(new() { ["Portal:Isuer"] = "https://id.example.com", ["Portal:Proxies:0"] = "192.0.2.1", ["Portal:Tokens:Access"] = "1" });

        Assert.Equal(["Portal:Isuer", "Portal:Tokens:Access"], settings.Unknown.Order());
    }

    [Theory]
    [InlineData("https://id.example.com", "example.com", null)]
    [InlineData("https://id.example.com", "id.example.com", null)]
    [InlineData("https://id.example.com", "example.org", "Portal:Passkeys:RpId is 'example.org', but the portal's address is https://id.example.com: browsers will refuse passkeys there.")]
    [InlineData("https://badexample.com", "example.com", "Portal:Passkeys:RpId is 'example.com', but the portal's address is https://badexample.com: browsers will refuse passkeys there.")]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1", "Passkeys do not work at http://127.0.0.1:5080: browsers want a host name there, not an IP address. Open http://localhost instead, or set Portal:Issuer.")]
    public void An_rp_id_that_browsers_will_refuse_is_told(string issuer, string rpId, string? line) =>
        Assert.Equal(line, new PasskeyOptions(rpId, [issuer]).Misfit(issuer));

    private static PortalOptions Read(Dictionary<string, string?> settings, bool development = true) =>
        PortalOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), development);
}
