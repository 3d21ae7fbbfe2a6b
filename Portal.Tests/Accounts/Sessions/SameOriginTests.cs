using Portal.Accounts.Sessions;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Sessions;

public sealed class SameOriginTests
{
    private const string Own = "https://id.example.org";

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", Own, true)]
    [InlineData("none", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", Own, false)]
    [InlineData("Same-Origin", null, false)]
    [InlineData("same-origin, cross-site", null, false)]
    [InlineData("anything", null, false)]
    [InlineData(null, Own, true)]
    [InlineData(null, "null", false)]
    [InlineData(null, "https://evil.example", false)]
    [InlineData(null, "https://id.example.org.evil.example", false)]
    [InlineData(null, "http://id.example.org", false)]
    [InlineData(null, "https://id.example.org:8443", false)]
    [InlineData("", Own, true)]
    [InlineData("", "https://evil.example", false)]
    [InlineData(null, null, true)]
    [InlineData("", "", true)]
    public void Only_the_portals_own_pages_and_programs_may_post(string? fetchSite, string? origin, bool allowed) =>
        Assert.Equal(allowed, SameOrigin.Allows(fetchSite, origin, Own, alsoOwn: null));

    [Theory]
    [InlineData(PasskeyCalls.RegisterOptions)]
    [InlineData(PasskeyCalls.RegisterVerify)]
    [InlineData(PasskeyCalls.SignInOptions)]
    [InlineData(PasskeyCalls.SignInVerify)]
    [InlineData("/oidc/passkey/delete/AAAA/")]
    public async Task Another_site_cannot_make_a_browser_post_to_the_passkey_endpoints(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}", null, "application/json") };
        var response = await browser.SendFromAsync("https://evil.example", request);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
    }
}
