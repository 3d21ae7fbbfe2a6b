using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Consents;

public sealed class ConsentDashboardTests
{
    private const string RevokeForm = "form[action$='/revoke/']";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/apps")]
    [InlineData("/oidc/consent")]
    [InlineData("/oidc/consent/")]
    public async Task The_apps_are_listed_with_what_they_get_in_words(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(browser, TestClients.Web);

        var row = (await PageAsync(browser, address)).QuerySelector(ComponentContext.ById("app-row"))!.TextContent;
        var empty = await PageAsync(other, address);

        Assert.Contains("Web app", row, StringComparison.Ordinal);
        Assert.Contains("web.example.test", row, StringComparison.Ordinal);
        Assert.Contains("Who you are, Your email address, Stay connected when you’re away", row, StringComparison.Ordinal);
        Assert.NotNull(empty.QuerySelector(ComponentContext.ById("apps-empty")));
        Assert.DoesNotContain("Web app", empty.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_can_be_looked_at_by_the_person_who_connected_it_alone()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(browser, TestClients.Web);
        var id = await IdAsync(portal);

        var page = await PageAsync(browser, $"/oidc/consent/{id}/");
        var elsewhere = await other.GetAsync($"/oidc/consent/{id}");

        Assert.Equal("Web app", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("holds one key", page.QuerySelector(ComponentContext.ById("app-tokens"))!.TextContent, StringComparison.Ordinal);
        Assert.Contains("whether it was checked", page.QuerySelector(ComponentContext.ById("app-scope-email"))!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        var said = await elsewhere.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("Web app", said, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"app-gone\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_an_app_ends_its_tokens_at_once_and_has_it_ask_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web, TestClients.Native);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web);
        var again = await portal.ConnectAsync(browser, TestClients.Web, "openid");
        var othersTokens = await portal.ConnectAsync(other, TestClients.Web);
        await portal.ConnectAsync(browser, TestClients.Native);
        var id = await IdAsync(portal, TestUsers.Ada, TestClients.Web);

        var dialog = (await PageAsync(browser, "/account/apps")).GetElementById($"disconnect-{id}")!;
        var done = await browser.SubmitAsync(await browser.GetAsync("/account/apps"), form: $"form[action='/oidc/consent/{id}/revoke/']");

        Assert.Contains("Disconnect Web app?", dialog.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal("/account/apps?disconnected=one", done.Headers.Location?.OriginalString);
        var page = await PageAsync(browser, done.Headers.Location!.OriginalString);
        Assert.Equal(["Native app"], page.QuerySelectorAll(ComponentContext.ById("app-row")).Select(row => row.GetAttribute("data-client")));
        Assert.StartsWith("Disconnected.", page.QuerySelector(ComponentContext.ById("apps-said"))!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(tokens));
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(again));
        Assert.Equal("invalid_grant", (await portal.RefreshAsync(TestClients.Web, tokens["refresh_token"]!.GetValue<string>()))["error"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, await portal.UserInfoAsync(othersTokens));
        var asked = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Web, "openid")));
        Assert.Equal("/consent", asked.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task All_apps_can_be_disconnected_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web, TestClients.Native);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        var web = await portal.ConnectAsync(browser, TestClients.Web);
        var native = await portal.ConnectAsync(browser, TestClients.Native);
        var others = await portal.ConnectAsync(other, TestClients.Native);

        var done = await browser.SubmitAsync(await browser.GetAsync("/account/apps"), form: "form[action='/oidc/consent/revoke-all/']");

        Assert.Equal("/account/apps?disconnected=all", done.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(web));
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(native));
        Assert.Equal(HttpStatusCode.OK, await portal.UserInfoAsync(others));
        Assert.Equal([TestUsers.Grace.Id], await portal.WithDataAsync(db => db.Consents.Select(consent => consent.UserId).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_program_gets_status_codes()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(browser, TestClients.Web);
        var address = $"/oidc/consent/{await IdAsync(portal)}/revoke";

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.Browser().PostJsonAsync(address, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostJsonAsync(address, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync(address, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostJsonAsync(address + "/", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/oidc/consent/revoke-all", "{}")).StatusCode);
    }

    [Fact]
    public async Task What_another_site_posts_changes_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web);
        var page = await browser.GetAsync("/account/apps");
        Dictionary<string, string> token = ((IHtmlFormElement)(await TestBrowser.ReadAsync(page)).QuerySelector(RevokeForm)!)
            .QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);

        foreach (var address in new[] { $"/oidc/consent/{await IdAsync(portal)}/revoke/", "/oidc/consent/revoke-all/" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostFormAsync(address, [])).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostFormAsync(address, [new("__RequestVerificationToken", "made-up")])).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await CrossSiteAsync(address, new FormUrlEncodedContent(token))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await CrossSiteAsync(address, new StringContent("{}", null, "application/json"))).StatusCode);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await browser.SendAsync(new(HttpMethod.Post, address) { Content = new StringContent("{}") }, "same-origin")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await portal.UserInfoAsync(tokens));

        Task<HttpResponseMessage> CrossSiteAsync(string address, HttpContent content) =>
            browser.SendFromAsync("https://evil.example.test", new(HttpMethod.Post, address) { Content = content });
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_is_sent_to_sign_in_and_back()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        Assert.Equal("/signin?return=%2Faccount%2Fapps", (await portal.Browser().GetAsync("/account/apps")).Headers.Location?.OriginalString);
        Assert.Equal("/signin?return=%2Foidc%2Fconsent%2F", (await portal.Browser().GetAsync("/oidc/consent/")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_pages_are_dressed_as_account_pages()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var page = await PageAsync(browser, "/account/apps");

        Assert.Contains(page.QuerySelectorAll("link[rel=stylesheet]"), sheet => sheet.GetAttribute("href")!.Contains("account", StringComparison.Ordinal));
        Assert.Equal("page", page.QuerySelector(ComponentContext.ById("account-apps"))!.GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("/oidc/consent/")]
    [InlineData("/oidc/consent/{0}/")]
    public async Task A_reader_sees_where_they_are_on_the_pages_below(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);

        var page = await PageAsync(browser, string.Format(CultureInfo.InvariantCulture, address, await IdAsync(portal)));

        Assert.Equal("account-apps", page.QuerySelector("nav [aria-current=page]")?.GetAttribute("data-testid"));
    }

    private static async Task<IHtmlDocument> PageAsync(TestBrowser browser, string address)
    {
        var response = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TestBrowser.ReadAsync(response);
    }

    private static Task<Guid> IdAsync(TestPortal portal) => IdAsync(portal, TestUsers.Ada, TestClients.Web);

    private static Task<Guid> IdAsync(TestPortal portal, TestUser user, TestClient client) => portal.WithDataAsync(db =>
        db.Consents.Where(consent => consent.UserId == user.Id && consent.ClientId == client.Id).Select(consent => consent.Id).SingleAsync(Cancel));
}
