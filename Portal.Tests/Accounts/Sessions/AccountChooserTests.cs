using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Sessions;

/// <summary>Several accounts in one browser.</summary>
public sealed class AccountChooserTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_else_signs_in_beside_and_the_first_is_chosen_again_without_proof()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await BothAsync(portal);
        Assert.Equal(TestUsers.Grace.Id, await InUseAsync(portal, browser));

        var page = await browser.GetAsync("/signin?return=%2Faccount%2Fapps");
        var chosen = await ChooseAsync(portal, browser, page, TestUsers.Ada);

        Assert.Equal("/account/apps", PathOf(chosen));
        Assert.Equal(TestUsers.Ada.Id, await InUseAsync(portal, browser));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(0, await portal.WithDataAsync(db => db.Sessions.CountAsync(session => session.EndedAt != null, Cancel)));
    }

    [Fact]
    public async Task Signing_in_again_to_an_account_that_waits_renews_its_session()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await BothAsync(portal);
        var before = browser.Cookies["portal-others"]!.Value;

        await browser.WithPasswordAsync(TestUsers.Ada, "/signin?another=1");

        Assert.Equal(TestUsers.Ada.Id, await InUseAsync(portal, browser));
        Assert.Equal(2, await portal.WithDataAsync(db => db.Sessions.CountAsync(Cancel)));
        Assert.NotEqual(before, browser.Cookies["portal-others"]!.Value);
        Assert.DoesNotContain(before, browser.Cookies["portal-session"]!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_holds_five_others_and_the_oldest_ends()
    {
        var people = Enumerable.Range(0, 7).Select(number => TestUsers.Grace with { Id = Guid.NewGuid(), UserName = $"user{number}", Email = $"user{number}@example.test" }).ToList();
        await using var portal = await TestPortal.StartAsync([.. people]);
        using var browser = portal.Browser();

        foreach (var person in people) await browser.WithPasswordAsync(person, "/signin?another=1");

        Assert.Equal(5, browser.Cookies["portal-others"]!.Value.Split('.').Length);
        Assert.Equal([people[0].Id], await portal.WithDataAsync(db => db.Sessions.Where(session => session.EndedAt != null).Select(session => session.UserId).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_session_whose_handle_the_browser_does_not_hold_cannot_be_chosen_or_ended()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var adas = await portal.BrowserAsync(TestUsers.Ada);
        using var thief = await portal.BrowserAsync(TestUsers.Grace);
        var target = await SessionOfAsync(portal, TestUsers.Ada);
        var page = await thief.GetAsync("/signin");

        Assert.Equal("/signin", PathOf(await thief.SubmitAsync(page, new Dictionary<string, string> { ["account"] = target })));
        await thief.SubmitAsync(page, new Dictionary<string, string> { ["leave"] = target });

        Assert.Equal(TestUsers.Grace.Id, await InUseAsync(portal, thief));
        Assert.Equal(HttpStatusCode.OK, (await adas.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task Another_site_can_neither_choose_nor_sign_out()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await BothAsync(portal);
        foreach (var field in (string[])["account", "leave"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/signin")
            {
                Content = new FormUrlEncodedContent([new("_handler", "choose"), new(field, await SessionOfAsync(portal, TestUsers.Ada))]),
            };
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendFromAsync("https://evil.example", request)).StatusCode);
        }

        Assert.Equal(TestUsers.Grace.Id, await InUseAsync(portal, browser));
        Assert.Equal(0, await portal.WithDataAsync(db => db.Sessions.CountAsync(session => session.EndedAt != null, Cancel)));
    }

    [Fact]
    public async Task Signing_out_ends_the_account_in_use_and_leaves_the_others_to_be_chosen()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await BothAsync(portal);

        await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("/signout")));

        Assert.Null(browser.Cookies["portal-session"]);
        Assert.Equal([TestUsers.Grace.Id], await EndedAsync(portal));
        var page = await browser.GetAsync("/signin");
        Assert.Equal("/account", PathOf(await ChooseAsync(portal, browser, page, TestUsers.Ada)));
    }

    [Fact]
    public async Task Signing_out_of_all_ends_all()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await BothAsync(portal);

        await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("/signout"), new Dictionary<string, string> { ["all"] = "1" }));

        Assert.Equal(2, (await EndedAsync(portal)).Count);
        Assert.Null(browser.Cookies["portal-session"]);
        Assert.Null(browser.Cookies["portal-others"]);
    }

    [Fact]
    public async Task One_of_them_is_signed_out_from_the_list()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await BothAsync(portal);

        await browser.SubmitAsync(await browser.GetAsync("/signin"), new Dictionary<string, string> { ["leave"] = await SessionOfAsync(portal, TestUsers.Ada) });

        Assert.Equal([TestUsers.Ada.Id], await EndedAsync(portal));
        Assert.Equal(TestUsers.Grace.Id, await InUseAsync(portal, browser));
        Assert.Null(browser.Cookies["portal-others"]);
    }

    internal static async Task<TestBrowser> BothAsync(TestPortal portal)
    {
        var browser = await portal.BrowserAsync(TestUsers.Ada);
        await browser.WithPasswordAsync(TestUsers.Grace, "/signin?another=1");
        return browser;
    }

    internal static async Task<HttpResponseMessage> ChooseAsync(TestPortal portal, TestBrowser browser, HttpResponseMessage page, TestUser user) =>
        await browser.SubmitAsync(page, new Dictionary<string, string> { ["account"] = await SessionOfAsync(portal, user) });

    internal static async Task<string> SessionOfAsync(TestPortal portal, TestUser user) =>
        (await portal.WithDataAsync(db => db.Sessions.Where(session => session.UserId == user.Id).Select(session => session.Id).SingleAsync(Cancel))).ToString();

    private static Task<Guid> InUseAsync(TestPortal portal, TestBrowser browser)
    {
        var hash = HandleHash.Of(browser.Cookies["portal-session"]!.Value);
        return portal.WithDataAsync(db => db.Sessions.Where(session => session.HandleHash == hash).Select(session => session.UserId).SingleAsync(Cancel));
    }

    private static Task<List<Guid>> EndedAsync(TestPortal portal) =>
        portal.WithDataAsync(db => db.Sessions.Where(session => session.EndedAt != null).Select(session => session.UserId).ToListAsync(Cancel));

    private static string? PathOf(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? new Uri(new Uri(TestPortal.Address), location).PathAndQuery : null;
}
