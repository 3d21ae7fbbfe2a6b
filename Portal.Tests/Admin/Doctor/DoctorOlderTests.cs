using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Doctor;
using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>Clients of the flows that OAuth 2.1 removed are tried out as well: what they get comes through the browser, in a form.</summary>
public sealed class DoctorOlderTests
{
    private readonly DoctorWitness _witness = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Types => new()
    {
        { "id_token", "discovery keys authorization front-id-token" },
        { "token", "discovery keys authorization introspection revocation end" },
        { "id_token token", "discovery keys authorization front-id-token userinfo introspection revocation end" },
        { "code id_token", "discovery keys authorization front-id-token token id_token userinfo introspection refresh revocation end" },
        { "code token", "discovery keys authorization token id_token userinfo introspection refresh revocation end" },
        { "code id_token token", "discovery keys authorization front-id-token token id_token userinfo introspection refresh revocation end" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_older_flow_is_tried_to_its_end_and_nothing_secret_is_shown(string type, string steps)
    {
        var client = Older(type);
        await using var portal = await DoctorCase.StartAsync(_witness, client);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var form = await FormAsync(browser, client);
        var sent = form.QuerySelectorAll("input").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!);
        var (page, html) = await PostAsync(browser, sent);

        Assert.Equal(steps, string.Join(' ', page.Steps()));
        Assert.Contains("got-tokens", page.Findings());
        Assert.Empty(page.QuerySelectorAll(".doctor-step .badge.danger").Select(badge => badge.ParentElement!.TextContent));
        Assert.DoesNotContain("Doctor.", html, StringComparison.Ordinal);
        foreach (var secret in (string[])["code", "id_token", "access_token", "state"])
            if (sent.TryGetValue(secret, out var value)) Assert.DoesNotContain(value, html, StringComparison.Ordinal);
        Assert.All(_witness.Secrets, noted => Assert.All(noted.Value, secret => Assert.DoesNotContain(secret, html, StringComparison.Ordinal)));
        Assert.Empty(await portal.TwinsAsync());
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("code", "doctor-step-front-id-token")]
    [InlineData("access_token", "doctor-step-front-id-token")]
    [InlineData("id_token", "doctor-step-front-id-token")]
    [InlineData("iss", "doctor-step-authorization")]
    public async Task What_was_changed_on_its_way_through_the_browser_is_noticed_and_not_used(string field, string at)
    {
        var client = Older("code id_token token");
        await using var portal = await DoctorCase.StartAsync(_witness, client);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var sent = (await FormAsync(browser, client)).QuerySelectorAll("input").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!);
        sent[field] = sent[field][..^2] + (sent[field].EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA");
        var (page, _) = await PostAsync(browser, sent);

        Assert.Equal(at, page.QuerySelectorAll(".doctor-step")[^1].GetAttribute("data-testid"));
        Assert.NotEmpty(page.QuerySelectorAll($"[data-testid={at}] .doctor-checks .badge.danger"));
        Assert.DoesNotContain("POST /oauth2/token", _witness.Asked);
        Assert.Empty(await portal.TwinsAsync());
    }

    [Fact]
    public async Task A_token_that_nobody_asked_for_is_not_taken()
    {
        var client = Older("id_token");
        await using var portal = await DoctorCase.StartAsync(_witness, client);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var sent = (await FormAsync(browser, client)).QuerySelectorAll("input").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!);
        var (page, _) = await PostAsync(browser, new(sent) { ["access_token"] = "somebody-elses", ["token_type"] = "Bearer", ["expires_in"] = "60" });

        Assert.Equal(["discovery", "keys", "authorization"], page.Steps());
        Assert.DoesNotContain("GET /oauth2/userinfo", _witness.Asked);
    }

    [Fact]
    public async Task A_posted_answer_is_taken_once_and_only_for_the_state_and_the_sign_in_that_it_belongs_to()
    {
        var client = Older("id_token");
        await using var portal = await DoctorCase.StartAsync(_witness, client, TestUsers.Auditor, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var sent = (await FormAsync(browser, client)).QuerySelectorAll("input").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!);

        using var elsewhere = await portal.BrowserAsync(TestUsers.Admin);
        Assert.Contains("No trial was begun", (await PostAsync(elsewhere, sent)).Page.Refused(), StringComparison.Ordinal);
        using var auditor = await portal.BrowserAsync(TestUsers.Auditor);
        Assert.Contains("Only administrators", (await PostAsync(auditor, sent)).Page.Refused(), StringComparison.Ordinal);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostFormAsync(DoctorRun.Posted, sent)).StatusCode);
        using var nobody = portal.Browser();
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.PostFormAsync(DoctorRun.Posted, sent)).StatusCode);
        Assert.Contains("does not belong", (await PostAsync(browser, new(sent) { ["state"] = "forged" })).Page.Refused(), StringComparison.Ordinal);
        Assert.Empty(_witness.Asked);

        Assert.NotEmpty((await PostAsync(browser, sent)).Page.Steps());
        Assert.NotNull((await PostAsync(browser, sent)).Page.Refused());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.GetAsync(DoctorRun.Posted + "?state=x")).StatusCode);
    }

    [Fact]
    public async Task A_client_that_is_not_opened_for_its_flow_is_told_as_an_app_meets_it()
    {
        var client = Older("id_token") with { Metadata = Older("id_token").Metadata with { Profile = ClientProfiles.OAuth21 } };
        await using var portal = await DoctorCase.StartAsync(_witness, client);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var begun = await browser.BeginAsync(client);
        var answer = await browser.GetAsync(begun.Headers.Location!.PathAndQuery);
        var form = await TestBrowser.ReadAsync(answer);
        Assert.Equal("unauthorized_client", form.QuerySelector("input[name=error]")?.GetAttribute("value"));
    }

    private static TestClient Older(string type) => TestClients.Web with
    {
        Id = "older",
        Metadata = TestClients.Web.Metadata with { Profile = ClientProfiles.Compat, ResponseTypes = [type], GrantTypes = ["authorization_code", "implicit", "refresh_token"] },
    };

    /// <summary>The page of the engine whose form goes to the built-in app.</summary>
    private static async Task<IHtmlDocument> FormAsync(TestBrowser browser, TestClient client)
    {
        var answer = await browser.BeginAsync(client);
        for (var hops = 0; hops < 10; hops++)
        {
            if (answer.Headers.Location is { } location)
            {
                answer = await browser.GetAsync(new Uri(new Uri(TestPortal.Address), location).PathAndQuery);
                continue;
            }

            var page = await TestBrowser.ReadAsync(answer);
            if (page.QuerySelector("form")?.GetAttribute("action") == TestPortal.Address + DoctorRun.Posted) return page;

            answer = await browser.SubmitAsync(answer, new Dictionary<string, string> { ["decision"] = "allow" });
        }

        throw new InvalidOperationException("The run did not come back.");
    }

    private static async Task<(IHtmlDocument Page, string Html)> PostAsync(TestBrowser browser, Dictionary<string, string> sent)
    {
        var response = await browser.PostFormAsync(DoctorRun.Posted, sent);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        return (await TestBrowser.ReadAsync(response), html);
    }
}
