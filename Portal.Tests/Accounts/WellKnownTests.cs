using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts;

public sealed class WellKnownTests
{
    [Fact]
    public async Task Password_managers_learn_where_passkeys_are_made_and_kept()
    {
        await using var portal = await TestPortal.StartAsync();
        using var http = portal.Backchannel;

        var response = await http.GetAsync("/.well-known/passkey-endpoints");

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=3600", response.Headers.CacheControl?.ToString());
        Assert.Equal(
            """{"enroll":"http://localhost:5080/account/passkeys","manage":"http://localhost:5080/account/passkeys"}""",
            await Task.FromResult(response).TextAsync());
    }

    [Fact]
    public async Task What_is_said_of_addresses_does_not_come_from_the_request()
    {
        await using var portal = await TestPortal.StartAsync();
        using var http = portal.Backchannel;
        http.DefaultRequestHeaders.Host = "evil.example";

        var response = await http.GetAsync("/.well-known/passkey-endpoints");

        Assert.DoesNotContain("evil", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    [Covers("WebAuthn L3 §5.11")]
    public async Task Browsers_learn_which_other_sites_may_use_these_passkeys()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings
        {
            ["Portal:Issuer"] = "https://id.example.com",
            ["Portal:Passkeys:RpId"] = "example.com",
            ["Portal:Passkeys:Origins"] = "https://id.example.com,https://example.com,https://example.de,https://notexample.com",
        });
        using var http = portal.Backchannel;

        var response = http.GetAsync("/.well-known/webauthn");

        Assert.Equal("""{"origins":["https://example.de","https://notexample.com"]}""", await response.TextAsync());
        Assert.Equal("application/json", (await response).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    [Covers("WebAuthn L3 §5.11")]
    public async Task Without_such_sites_there_is_nothing_to_learn()
    {
        await using var portal = await TestPortal.StartAsync();
        using var http = portal.Backchannel;

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/.well-known/webauthn")).StatusCode);
    }

    [Fact]
    public async Task Password_managers_are_led_to_the_page_with_the_password()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var response = await browser.GetAsync("/.well-known/change-password");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/account/security", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_is_not_there_is_not_there()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var response = await browser.GetAsync("/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
