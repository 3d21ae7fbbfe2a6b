using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Hosting;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Consents;

/// <summary>A person sees what their apps were really given, and when.</summary>
public sealed class GivenClaimsTests
{
    private static readonly TestClient Viewer = TestClients.Web with
    {
        Id = "viewer",
        Metadata = TestClients.Web.Metadata with { ClientName = "Viewer", Scope = "openid profile email consents" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_apps_page_lists_what_was_given_and_not_what_might_have_been()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web, "openid email phone");
        Assert.Equal(["sub"], await NamesAsync(portal, browser));

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.UserInfoAsync(tokens);
        var page = await PageAsync(portal, browser);

        Assert.Equal(["email", "email_verified", "phone_number", "phone_number_verified", "sub"], Names(page));
        var email = page.QuerySelector(ComponentContext.ById("app-released-email"))!.TextContent;
        Assert.Contains("Your email address", email, StringComparison.Ordinal);
        Assert.Contains("when the app asked", email, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Userinfo_that_is_asked_again_and_again_writes_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web);

        Assert.Equal((1, 1), await WritesAsync(portal, () => portal.UserInfoAsync(tokens)));
        Assert.Equal((0, 0), await WritesAsync(portal, () => portal.UserInfoAsync(tokens)));
    }

    [Fact]
    public async Task A_scope_that_was_unticked_is_never_listed()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var consent = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Web, "openid email")));
        var answer = await browser.SubmitAsync(consent, new Dictionary<string, string> { ["decision"] = "allow", ["scope"] = "openid" });
        var tokens = await ExchangeAsync(portal, TestClients.Web, answer);

        await portal.UserInfoAsync(tokens);

        Assert.Equal(["sub"], await NamesAsync(portal, browser));
    }

    [Fact]
    public async Task Single_claims_in_an_id_token_are_listed_with_the_sign_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var ask = QueryHelpers.AddQueryString(AppFlow.Ask(TestClients.Web, "openid offline_access"), "claims", """{"id_token":{"given_name":null,"picture":null}}""");
        var consent = await browser.FollowAsync(await browser.GetAsync(ask));
        var tokens = await ExchangeAsync(portal, TestClients.Web, await browser.SubmitAsync(consent, new Dictionary<string, string> { ["decision"] = "allow" }));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.RefreshAsync(TestClients.Web, tokens["refresh_token"]!.GetValue<string>());
        using var later = await portal.BrowserAsync(TestUsers.Ada);

        var page = await PageAsync(portal, later);

        Assert.Equal(["given_name", "sub"], Names(page));
        var name = page.QuerySelector(ComponentContext.ById("app-released-given_name"))!;
        Assert.Contains("with your sign-in", name.TextContent, StringComparison.Ordinal);
        Assert.Equal(FakeClock.Start.AddDays(3), DateTimeOffset.Parse(name.QuerySelector("time")!.GetAttribute("datetime")!, null));
    }

    [Fact]
    public async Task What_others_gave_is_theirs_to_see()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(browser, TestClients.Web, "openid");
        await portal.UserInfoAsync(await portal.ConnectAsync(other, TestClients.Web, "openid email"));

        Assert.Equal(["sub"], await NamesAsync(portal, browser));
        Assert.DoesNotContain("\"email\"", (await ExportAsync(browser))["released_claims"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_names_places_and_times()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, Viewer);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, Viewer, "openid email consents");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.UserInfoAsync(tokens);

        var answer = await portal.WithBearerAsync("/oidc/api/consents/", tokens["access_token"]!.GetValue<string>());

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                [{"name":"email","released_in":"userinfo","first_released_at":"2030-03-01T12:02:00+00:00","last_released_at":"2030-03-01T12:02:00+00:00"},
                {"name":"email_verified","released_in":"userinfo","first_released_at":"2030-03-01T12:02:00+00:00","last_released_at":"2030-03-01T12:02:00+00:00"},
                {"name":"sub","released_in":"id_token","first_released_at":"2030-03-01T12:00:00+00:00","last_released_at":"2030-03-01T12:00:00+00:00"},
                {"name":"sub","released_in":"userinfo","first_released_at":"2030-03-01T12:02:00+00:00","last_released_at":"2030-03-01T12:02:00+00:00"}]
                """),
                answer.Json["consents"]![0]!["released_claims"]),
            answer.Body);
    }

    [Fact]
    public async Task The_export_tells_it_also_of_apps_that_were_disconnected()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web, TestClients.Trusted);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.UserInfoAsync(await portal.ConnectAsync(browser, TestClients.Web));
        await portal.ConnectAsync(browser, TestClients.Trusted, "openid");
        await browser.PostJsonAsync("/oidc/consent/revoke-all", "{}");

        var released = (await ExportAsync(browser))["released_claims"]!.AsArray();

        Assert.Equal(
            ["trusted sub id_token", "web email userinfo", "web email_verified userinfo", "web sub id_token", "web sub userinfo"],
            released.Select(one => $"{one!["client_id"]} {one["name"]} {one["released_in"]}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("ada@", released.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_with_the_account_and_with_the_grant()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(browser, TestClients.Web);
        await portal.ConnectAsync(other, TestClients.Web);

        await browser.SubmitAsync(await browser.GetAsync("/account/data"), form: "form[action='/account/data/delete']");
        Assert.Equal([TestUsers.Grace.Id], await portal.WithDataAsync(db => db.ClaimReleases.Select(row => row.Grant.UserId).ToListAsync(Cancel)));

        await portal.Services.GetRequiredService<Sweep>().DeleteAsync(portal.Clock.Now.AddYears(1), Cancel);
        Assert.Empty(await portal.WithDataAsync(db => db.ClaimReleases.ToListAsync(Cancel)));
    }

    private static async Task<JsonObject> ExchangeAsync(TestPortal portal, TestClient client, HttpResponseMessage answer) => await portal.TokenAsync(client, new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString(),
        ["code_verifier"] = Flow.Verifier,
    });

    private static async Task<JsonNode> ExportAsync(TestBrowser browser)
    {
        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/data"), form: "form[action='/account/data/export']");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private static async Task<IHtmlDocument> PageAsync(TestPortal portal, TestBrowser browser)
    {
        var id = await portal.WithDataAsync(db => db.Consents.Where(consent => consent.UserId == TestUsers.Ada.Id).Select(consent => consent.Id).SingleAsync(Cancel));
        var answer = await browser.GetAsync($"/oidc/consent/{id}/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestBrowser.ReadAsync(answer);
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestPortal portal, TestBrowser browser) => Names(await PageAsync(portal, browser));

    private static IEnumerable<string> Names(IHtmlDocument page) => page
        .QuerySelectorAll("[data-testid^='app-released-']")
        .Select(row => row.GetAttribute("data-testid")!["app-released-".Length..]);

    private static async Task<(int Updates, int Inserts)> WritesAsync(TestPortal portal, Func<Task> work)
    {
        var before = (Count("UPDATE"), Count("INSERT"));
        await work();
        return (Count("UPDATE") - before.Item1, Count("INSERT") - before.Item2);

        int Count(string statement) => portal.Log.Lines.Count(line =>
            line.Contains("Executed DbCommand", StringComparison.Ordinal) && line.Contains(statement, StringComparison.Ordinal));
    }
}
