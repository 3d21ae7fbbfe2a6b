using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class SecurityHeaderTests
{
    private const string Page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; ";

    [Theory]
    [InlineData("/signin", Page + "base-uri 'none'")]
    [InlineData("/consent?request=x", Page + "base-uri 'none'")]
    [InlineData("/account", Page + "base-uri 'self'; form-action 'self'")]
    [InlineData("/oidc/consent/", Page + "base-uri 'self'; form-action 'self'")]
    [InlineData("/oidc/authorize/", Page + "base-uri 'none'")]
    [InlineData("/.well-known/openid-configuration", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/health/live", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/css/app.css", "default-src 'none'; frame-ancestors 'none'")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path, string policy)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var answer = await browser.GetAsync(path);

        Assert.Equal([policy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["strict-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.Contains("publickey-credentials-get=(self)", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("GET", "/oauth2/authorize", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/css/gone.css", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/oidc/api/consents/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/account", HttpStatusCode.MethodNotAllowed)]
    public async Task An_error_is_not_kept(string method, string path, HttpStatusCode status)
    {
        await using var portal = await TestPortal.StartAsync();

        var answer = await portal.Backchannel.SendAsync(new(new HttpMethod(method), path), TestContext.Current.CancellationToken);

        Assert.Equal((status, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task Only_a_proxy_of_the_settings_is_believed_about_the_scheme_and_the_address()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Proxies"] = "198.51.100.0/24" });

        Assert.Contains("Strict-Transport-Security", await HeadersAsync(portal, from: "198.51.100.7"));
        Assert.DoesNotContain("Strict-Transport-Security", await HeadersAsync(portal, from: "203.0.113.7"));
    }

    [Fact]
    public async Task An_unknown_well_known_address_is_simply_not_there()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Browser().GetAsync("/.well-known/no-such-thing")).StatusCode);
    }

    private static async Task<IEnumerable<string>> HeadersAsync(TestPortal portal, string from)
    {
        using var browser = portal.Browser(from);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { { "X-Forwarded-Proto", "https" } } };
        return (await browser.SendAsync(request, site: "none")).Headers.Select(header => header.Key);
    }
}
