using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>What the doctor says when an app would fail: something on the way answers otherwise, or the portal says no.</summary>
public sealed class DoctorTroubleTests(PostgresCluster cluster)
{
    private static readonly TestClient Modest = TestClients.Web with { Id = "modest", Metadata = TestClients.Web.Metadata with { Scope = null } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_that_came_instead_of_a_code_is_told_in_plain_words()
    {
        await using var portal = await DoctorCase.StartAsync(new(), Modest);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(Modest);

        Assert.Equal(["discovery", "keys", "authorization"], page.Steps());
        var finding = page.QuerySelector("[data-testid=doctor-find-authorization-error]")!;
        Assert.Contains("invalid_scope", finding.TextContent, StringComparison.Ordinal);
        Assert.Contains("Allow the scope", finding.TextContent, StringComparison.Ordinal);
        var timeline = finding.QuerySelector("a")!.GetAttribute("href")!;
        Assert.StartsWith("/admin/errors/", timeline, StringComparison.Ordinal);
        Assert.Contains("invalid_scope", (await browser.OpenAsync(timeline)).Html, StringComparison.Ordinal);
        Assert.Empty(await portal.TwinsAsync());
    }

    [Fact]
    public async Task A_code_that_was_used_up_meanwhile_is_told_as_the_app_meets_it()
    {
        await using var portal = await DoctorCase.StartAsync(new(), TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var back = await browser.ReturnAsync(await browser.BeginAsync(TestClients.Web));
        await portal.WithDataAsync(db => db.AuthorizationCodes.ExecuteDeleteAsync(Cancel));

        var (page, _) = await browser.OpenAsync(back.PathAndQuery);

        Assert.Equal("token", page.Steps()[^1]);
        Assert.Contains("invalid_grant", page.QuerySelector("[data-testid=doctor-find-token-error]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await portal.TwinsAsync());
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration", "issuer", "https://other.example.test", "wrong-metadata", "discovery")]
    [InlineData("/.well-known/openid-configuration", "token_endpoint", "http://localhost:5080.evil.example/token", "wrong-metadata", "discovery")]
    [InlineData("/.well-known/openid-configuration", "jwks_uri", "http://169.254.169.254/keys", "wrong-metadata", "discovery")]
    [InlineData("/.well-known/jwks.json", "keys", "", "wrong-metadata", "keys")]
    [InlineData("/oauth2/token", "id_token", "e30.e30.e30", "bad-id-token", "end")]
    [InlineData("/oauth2/userinfo", "sub", "somebody-else", "bad-userinfo", "end")]
    [InlineData("/oauth2/introspect", "active", "", "introspection-failed", "end")]
    public async Task What_answers_in_the_portals_place_is_noticed_and_nobody_else_is_called(string path, string member, string value, string finding, string last)
    {
        var asked = new List<Uri>();
        await using var portal = await TestPortal.StartAsync(DoctorCase.Tapped(server => new Impostor(server, path, member, value, asked)), TestUsers.Admin, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(TestClients.Web);

        Assert.Contains(finding, page.Findings());
        Assert.Equal(last, page.Steps()[^1]);
        Assert.All(asked, address => Assert.Equal(TestPortal.Address, address.GetLeftPart(UriPartial.Authority)));
        Assert.Empty(await portal.TwinsAsync());
    }

    [Theory]
    [InlineData("text/html", "<html>a proxy's error page</html>")]
    [InlineData("application/json", "[1, 2]")]
    [InlineData("application/json", "{\"issuer\": 7, \"token_endpoint\": {}}")]
    [InlineData("application/json", "")]
    public async Task Nonsense_is_shown_as_it_came(string type, string body)
    {
        await using var portal = await TestPortal.StartAsync(DoctorCase.Tapped(_ => new Nonsense(type, body)), TestUsers.Admin, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(TestClients.Web);

        Assert.Equal(["discovery"], page.Steps());
        Assert.Equal("wrong-metadata", page.Findings()[0]);
    }

    [Fact]
    public async Task A_run_goes_the_same_way_on_the_other_database()
    {
        var witness = new DoctorWitness();
        var settings = DoctorCase.Tapped(server => new DoctorTap(server, witness));
        foreach (var (name, value) in await cluster.SettingsAsync(onPostgres: true)) settings[name] = value;
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Admin, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var (page, _) = await browser.TryAsync(TestClients.Web);

        Assert.Equal("end", page.Steps()[^1]);
        Assert.Empty(page.QuerySelectorAll(".badge.danger"));
        Assert.Empty(await portal.TwinsAsync());
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
    }

    // Changes one member of one answer; an empty value takes it away.
    private sealed class Impostor(HttpMessageHandler server, string path, string member, string value, List<Uri> asked) : DelegatingHandler(server)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (asked) asked.Add(request.RequestUri!);
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath != path || !response.IsSuccessStatusCode) return response;

            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
            if (value.Length > 0) answer[member] = value;
            else answer.Remove(member);
            response.Content = JsonContent.Create(answer);
            return response;
        }
    }

    private sealed class Nonsense(string type, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, type) });
    }
}
