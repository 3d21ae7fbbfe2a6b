using System.Net;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Too_many_tries_from_one_address_are_refused_for_a_while_and_other_addresses_are_not()
    {
        await using var portal = await StartAsync();
        using var guesser = portal.Browser("203.0.113.1");
        using var other = portal.Browser("203.0.113.2");

        for (var i = 0; i < 3; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(guesser));
        var refused = await guesser.PostJsonAsync("/oidc/passkey/authenticate/verify/", "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("\"reason\":\"too_many\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(other));
    }

    [Fact]
    public async Task A_person_gets_a_page_that_says_so()
    {
        await using var portal = await StartAsync();
        using var browser = portal.Browser();
        for (var i = 0; i < 3; i++) await TryAsync(browser);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new FormUrlEncodedContent([]), Headers = { { "Accept", "text/html" } } };

        var refused = await browser.SendAsync(post, site: "same-origin");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("Too many tries", (await TestBrowser.ReadAsync(refused)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Looking_is_not_trying()
    {
        await using var portal = await StartAsync();
        using var browser = portal.Browser();

        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/signin")).StatusCode);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await browser.PostJsonAsync("/oidc/passkey/authenticate/options/", "{}")).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.1")]
    [InlineData("::ffff:203.0.113.1", "203.0.113.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    public void Whoever_has_an_IPv6_address_has_its_network(string address, string source) =>
        Assert.Equal(source, RateLimits.Source(IPAddress.Parse(address)));

    private static Task<TestPortal> StartAsync() =>
        TestPortal.StartAsync(new TestSettings { ["Portal:RateLimits:Enabled"] = "true", ["Portal:RateLimits:SignInsPerMinute"] = "3" });

    private static async Task<HttpStatusCode> TryAsync(TestBrowser browser) =>
        (await browser.PostJsonAsync("/oidc/passkey/authenticate/verify/", "{}")).StatusCode;
}
