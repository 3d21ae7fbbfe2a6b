using System.Net;
using AngleSharp.Dom;
using Portal.OpenId.Issuance;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Logout;

/// <summary>The sign-out page, and the whole way from an app through it and back.</summary>
public sealed class SignOutTests
{
    private const string Request = "/oauth2/logout?client_id=web&state=x%26y&post_logout_redirect_uri=https%3A%2F%2Fweb.example.test%2Fbye";

    [Fact]
    public async Task A_person_signs_out_without_script()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var done = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("/signout")));

        Assert.NotNull((await TestBrowser.ReadAsync(done)).QuerySelector(ComponentContext.ById("signout-done")));
        Assert.Null(browser.Cookies["portal-session"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task An_app_that_sends_a_person_to_sign_out_is_named_and_has_them_back_after_their_yes()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var asked = await browser.FollowAsync(await browser.GetAsync(Request));
        Assert.Contains("Web app", TextOf(await TestBrowser.ReadAsync(asked), "signout-app"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        var answer = await browser.SubmitAsync(asked);

        Assert.Equal("https://web.example.test/bye?state=x%26y", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_is_signed_out_already_can_go_back_to_the_app()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = portal.Browser();

        var asked = await browser.FollowAsync(await browser.GetAsync(Request));
        Assert.Equal("Go back to Web app", TextOf(await TestBrowser.ReadAsync(asked), "signout-back"));
        var answer = await browser.SubmitAsync(asked);

        Assert.Equal("https://web.example.test/bye?state=x%26y", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Another_sites_form_signs_nobody_out()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        using var forged = new HttpRequestMessage(HttpMethod.Post, "/oauth2/logout/confirm") { Content = new FormUrlEncodedContent([]) };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendFromAsync("https://evil.test", forged)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact, Covers("Front-Channel Logout §3")]
    public async Task Apps_are_opened_in_frames_of_a_page_that_may_open_nothing_else()
    {
        var web = TestClients.Web with
        {
            Metadata = TestClients.Web.Metadata with { FrontchannelLogoutUri = "https://web.example.test/out?a=b&c=d", FrontchannelLogoutSessionRequired = true },
        };
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var session = await TakePartAsync(portal, web);

        var answer = await browser.SubmitAsync(await browser.FollowAsync(await browser.GetAsync(Request)));

        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            $"https://web.example.test/out?a=b&c=d&iss=http%3A%2F%2Flocalhost%3A5080&sid={SessionNames.For(web.Id, session.ToString())}",
            Assert.Single(page.QuerySelectorAll("iframe")).GetAttribute("src"));
        Assert.Equal("https://web.example.test/bye?state=x%26y", page.QuerySelector(ComponentContext.ById("signout-continue"))?.GetAttribute("href"));
        Assert.StartsWith("/js/signing-out", page.QuerySelector("script[type=module]")?.GetAttribute("src"), StringComparison.Ordinal);
        Assert.EndsWith("; frame-src https://web.example.test", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    private static async Task<Guid> TakePartAsync(TestPortal portal, TestClient client)
    {
        var session = Guid.Empty;
        await portal.WithDataAsync(db =>
        {
            session = db.Sessions.Single().Id;
            db.Grants.Add(new()
            {
                Id = "grant",
                ClientId = client.Id,
                UserId = TestUsers.Ada.Id,
                Scope = "openid",
                SessionId = session,
                AuthTime = portal.Clock.Now,
                CreatedAt = portal.Clock.Now,
            });
            return db.SaveChangesAsync();
        });
        return session;
    }

    private static string? TextOf(IParentNode page, string id) => page.QuerySelector(ComponentContext.ById(id))?.TextContent.Trim();
}
