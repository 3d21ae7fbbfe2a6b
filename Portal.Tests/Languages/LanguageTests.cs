using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Languages;

/// <summary>The language of a page: what the person just chose, what the app asked for, what the person chose before, what the browser says.</summary>
public sealed class LanguageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "en", "ltr")]
    [InlineData("de-AT,de;q=0.9,en;q=0.8", "de", "ltr")]
    [InlineData("tlh,fr;q=0.5", "fr", "ltr")]
    [InlineData("tlh", "en", "ltr")]
    [InlineData("ar-EG", "ar", "rtl")]
    [InlineData("ja", "ja", "ltr")]
    [InlineData("es-419", "es", "ltr")]
    [InlineData("*;q=x,,;", "en", "ltr")]
    public async Task A_page_speaks_the_browsers_language_where_the_portal_knows_it(string? accept, string language, string direction)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var page = await TestBrowser.ReadAsync(await OpenAsync(browser, "/signin", accept));

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
    }

    [Fact]
    public async Task Letters_of_other_scripts_are_sent_as_they_are()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var page = await (await OpenAsync(browser, "/signin", "ja")).Content.ReadAsStringAsync(Cancel);

        Assert.Contains("パスキー", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x30", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr de", "fr")]
    [InlineData("tlh de-CH fr", "de")]
    [InlineData("tlh", "ja")]
    [InlineData("\"<x>", "ja")]
    public async Task An_app_that_knows_the_persons_language_is_heard_before_the_browser(string uiLocales, string language)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = portal.Browser();
        var asked = await browser.GetAsync(AppFlow.Ask(TestClients.Web, "openid") + $"&ui_locales={Uri.EscapeDataString(uiLocales)}");

        Assert.Equal(language, await LanguageOfAsync(browser, asked.Headers.Location!.OriginalString, "ja"));
    }

    [Fact]
    public async Task A_broken_parked_request_leaves_the_language_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        foreach (var request in new[] { "x", "a.b.c", "a.e30.c", "a.W10.c", "a.eyJyZXF1ZXN0Ijp7InVpX2xvY2FsZXMiOjF9fQ.c", "..", new string('a', 9000) })
            Assert.Equal("ja", await LanguageOfAsync(browser, $"/signin?request={request}", "ja"));
    }

    [Fact]
    public async Task A_choice_counts_at_once_and_stays_but_an_app_is_heard_again_later()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = portal.Browser();
        var asked = await browser.GetAsync(AppFlow.Ask(TestClients.Web, "openid") + "&ui_locales=fr");
        var page = asked.Headers.Location!.OriginalString;

        var changed = await browser.SubmitAsync(await browser.GetAsync(page), new Dictionary<string, string> { ["language"] = "de" }, "form[action='/language']");

        Assert.Equal(page, changed.Headers.Location!.OriginalString);
        Assert.Equal("de", await LanguageOfAsync(browser, page, "ja"));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("fr", await LanguageOfAsync(browser, page, "ja"));
        Assert.Equal("de", await LanguageOfAsync(browser, "/signin", "ja"));
    }

    [Fact]
    public async Task The_account_keeps_the_choice_for_other_browsers()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var first = await portal.BrowserAsync(TestUsers.Ada);
        using var second = await portal.BrowserAsync(TestUsers.Ada);
        Assert.Equal("en", await LanguageOfAsync(second, "/account", null));

        await first.PostFormAsync("/language", Choice("ar", "/account"));

        Assert.Equal("ar", await LanguageOfAsync(second, "/account", "ja"));
        Assert.Contains("\"locale\":\"ar\"", await portal.WithDataAsync(db => db.Users.Select(user => user.Profile).SingleAsync(Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrators_pages_are_in_english_and_their_readers_own_are_not()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        using var other = await portal.BrowserAsync(TestUsers.Ada);
        await browser.PostFormAsync("/language", Choice("ar", "/account"));

        foreach (var address in new[] { "/admin", "/admin/users", "/admin/keys?ui_locales=de" })
        {
            var page = await TestBrowser.ReadAsync(await OpenAsync(browser, address, "ja"));
            Assert.Equal(("en", "ltr"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
            Assert.DoesNotMatch(@"\p{IsArabic}", page.Body!.TextContent);
        }

        Assert.Equal("en", await LanguageOfAsync(other, "/admin", "ja"));
        Assert.Equal("ar", await LanguageOfAsync(browser, "/account", "ja"));
    }

    [Theory]
    [InlineData("de", "https://evil.example/", "/")]
    [InlineData("de", "//evil.example", "/")]
    [InlineData("tlh", "/signin", "/signin")]
    [InlineData("", "", "/")]
    public async Task The_form_leads_nowhere_else_and_takes_only_known_languages(string language, string back, string leadsTo)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var answer = await browser.PostFormAsync("/language", Choice(language, back));

        Assert.Equal(leadsTo, answer.Headers.Location!.OriginalString);
        Assert.Equal(language == "de", browser.Cookies.Any(cookie => cookie.Name == "portal-language"));
    }

    [Fact]
    public async Task Another_site_does_not_choose()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var answer = await browser.SendFromAsync("https://evil.example", new(HttpMethod.Post, "/language") { Content = new FormUrlEncodedContent(Choice("ar", "/")) });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Dictionary<string, string> Choice(string language, string back) => new() { ["language"] = language, ["return"] = back };

    private static async Task<string?> LanguageOfAsync(TestBrowser browser, string address, string? accept) =>
        (await TestBrowser.ReadAsync(await OpenAsync(browser, address, accept))).DocumentElement.GetAttribute("lang");

    private static Task<HttpResponseMessage> OpenAsync(TestBrowser browser, string address, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        return browser.SendAsync(request, site: "none");
    }
}
