using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>A client is tried out, from the button to the report.</summary>
public sealed class DoctorRunTests
{
    private readonly DoctorWitness _witness = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Clients => [.. DoctorClients.All.Keys];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Every_sort_of_client_is_tried_to_the_end_and_nothing_secret_is_shown(string name)
    {
        var client = DoctorClients.All[name];
        await using var portal = await DoctorCase.StartAsync(_witness, client);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, html) = await browser.TryAsync(client);

        Assert.Equal(StepsOf(name), page.Steps());
        Assert.Contains("got-tokens", page.Findings());
        Assert.Empty(page.QuerySelectorAll(".doctor-step .badge.danger").Select(badge => badge.ParentElement!.TextContent));
        Assert.Empty(page.QuerySelectorAll(".doctor-findings .badge.danger").Select(badge => badge.ParentElement!.TextContent));
        // Words that are missing show as their keys.
        Assert.DoesNotContain("Doctor.", html, StringComparison.Ordinal);
        Assert.NotEmpty(_witness.All);
        Assert.All(_witness.Secrets, noted => Assert.All(noted.Value, secret => Assert.DoesNotContain(secret, html, StringComparison.Ordinal)));
        Assert.Empty(await portal.TwinsAsync());
    }

    [Fact]
    public async Task A_client_that_acts_for_itself_needs_nobody_to_sign_in()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, DoctorClients.Machine, new TestScope("jobs.run", "https://jobs.example.test"));
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, html) = await browser.TryAsync(DoctorClients.Machine);

        Assert.Equal(["discovery", "keys", "machine-token", "introspection", "revocation", "end"], page.Steps());
        Assert.Contains("got-tokens", page.Findings());
        Assert.Empty(page.QuerySelectorAll(".badge.danger"));
        Assert.All(_witness.All, secret => Assert.DoesNotContain(secret, html, StringComparison.Ordinal));
        Assert.Empty(await portal.TwinsAsync());
    }

    [Theory]
    [InlineData("web")]
    [InlineData("pairwise")]
    public async Task The_person_has_the_name_that_the_client_knows_them_by(string name)
    {
        var client = DoctorClients.All[name];
        await using var portal = await DoctorCase.StartAsync(_witness, client);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var known = SubjectOf((await portal.ConnectAsync(browser, client))["id_token"]!.ToString());

        var (_, html) = await browser.TryAsync(client);

        Assert.All(_witness.Secrets["id_token"], token => Assert.Equal(known, SubjectOf(token)));
        Assert.Contains(known, html, StringComparison.Ordinal);
        Assert.Equal(name == "pairwise", known != TestUsers.Admin.Subject);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_run_but_the_event_that_tells_who_made_it()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        await browser.TryAsync(TestClients.Web);

        Assert.Equal(0, await portal.WithDataAsync(db => db.Consents.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.ConsentReceipts.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.RefreshTokens.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.AuthorizationCodes.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.ClientSecrets.CountAsync(Cancel)));
        var told = await portal.WithDataAsync(db => db.SecurityEvents.AsNoTracking().SingleAsync(row => row.Kind == "client.examined", Cancel));
        Assert.Equal((TestClients.Web.Id, TestUsers.Admin.Id), (told.ClientId, told.ActorId));
    }

    [Fact]
    public async Task A_no_is_told_as_what_the_app_gets_and_nobody_asks_for_tokens()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(TestClients.Web, decision: "deny");

        Assert.Equal(["discovery", "keys", "authorization"], page.Steps());
        Assert.Contains("denied", page.Findings());
        Assert.DoesNotContain("POST /oauth2/token", _witness.Asked);
        Assert.Empty(await portal.TwinsAsync());
    }

    [Fact]
    public async Task An_address_that_does_not_answer_is_told_and_ends_the_run()
    {
        await using var portal = await TestPortal.StartAsync(DoctorCase.Tapped(_ => new Silence()), TestUsers.Admin, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(TestClients.Web);

        Assert.Equal(["discovery"], page.Steps());
        Assert.Equal("unreachable", page.Findings()[0]);
        Assert.Contains("NameResolutionError", page.QuerySelector("[data-testid=doctor-find-unreachable]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await portal.TwinsAsync());
    }

    [Fact]
    public async Task The_page_tells_that_it_is_a_copy_and_where_it_differs()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(TestClients.Web);

        Assert.Contains("redirect URI", page.QuerySelector("[data-testid=doctor-differs]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    private static string[] StepsOf(string name) =>
    [
        "discovery", "keys", "authorization", "token", "id_token", "userinfo",
        .. name is "native" ? Array.Empty<string>() : ["introspection"],
        .. name is "plain" ? Array.Empty<string>() : ["refresh"],
        "revocation", "end",
    ];

    private static string SubjectOf(string token) => JsonNode.Parse(Base64Url.Decode(token.Split('.')[1])!)!["sub"]!.ToString();

    private sealed class Silence : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError);
    }
}
