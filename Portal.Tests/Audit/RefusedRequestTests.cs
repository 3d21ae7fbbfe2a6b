using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Audit.Refusals;
using Portal.Audit.Tokens;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
using Portal.Hosting;
using Portal.Tests.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Audit;

/// <summary>The way of a refused request can be looked up by the id of its error, and tells nothing that was secret.</summary>
public sealed partial class RefusedRequestTests(PostgresCluster cluster)
{
    private const string Secret = "Xsecret-of-somebodyX";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_error_page_shows_can_be_looked_up(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Web);
        using var browser = portal.Browser();
        var page = await browser.GetAsync($"/oauth2/authorize?client_id={Secret}&state={Secret}");
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        var id = ShownId().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;

        await portal.RestartAsync();

        var found = (await portal.ByAdminAsync<IAdminErrors, RefusedDetails?>(errors => errors.ShowAsync($" {id} ", Cancel)))!;
        Assert.Equal(("invalid_request", null, "/oauth2/authorize"), (found.Line.Error, found.Line.ClientId, found.Line.Endpoint));
        Assert.Equal(new RefusedStep("client_id", "RFC 6749 §4.1.2.1", Held: false), Assert.Single(found.Steps));
        Assert.Null(await portal.ByAdminAsync<IAdminErrors, RefusedDetails?>(errors => errors.ShowAsync("00", Cancel)));
        await ExpectNothingSecretAsync(portal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_rule_up_to_the_one_that_decided_is_told_in_order(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Web);
        using var browser = portal.Browser();
        var ask = AppFlow.Ask(TestClients.Web, "openid");
        await browser.GetAsync(ask.Replace("code_challenge=", "nothing=", StringComparison.Ordinal).Replace("code_challenge_method=", "no=", StringComparison.Ordinal) + $"&state={Secret}&nonce={Secret}");
        await browser.GetAsync(ask + $"&prompt=none&state={Secret}");
        await browser.GetAsync(ask.Replace("callback", "elsewhere", StringComparison.Ordinal));

        var told = await ToldAsync(portal);

        Assert.All(told, row => Assert.Equal(TestClients.Web.Id, row.Line.ClientId));
        var unpkced = told.Single(row => row.Steps[^1].Name == "code_challenge");
        Assert.Equal(["client_id", "redirect_uri", "response_mode", "response_type", "request_object", "state", "scope", "claims", "code_challenge"], unpkced.Steps.Select(step => step.Name));
        Assert.Equal("RFC 7636 §4.3; RFC 7636 §4.4.1", unpkced.Steps[^1].Sections);
        Assert.All(told, row => Assert.Equal([.. Enumerable.Repeat(true, row.Steps.Count - 1), false], row.Steps.Select(step => step.Held)));
        Assert.Equal("session", told.Single(row => row.Line.Error == "login_required").Steps[^1].Name);
        Assert.Equal("redirect_uri", told.Single(row => row.Steps.Count == 2).Steps[^1].Name);
        await ExpectNothingSecretAsync(portal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refused_token_requests_are_told_without_what_they_carried(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Web);
        var web = TestClients.Web;
        await SendAsync(portal, web.Id, Secret, new() { ["grant_type"] = "authorization_code", ["code"] = Secret, ["code_verifier"] = Secret });
        await SendAsync(portal, web.Id, web.Secret!, new() { ["grant_type"] = "authorization_code", ["code"] = Secret, ["code_verifier"] = Secret });
        await SendAsync(portal, web.Id, web.Secret!, new() { ["grant_type"] = "password", ["username"] = Secret, ["password"] = Secret });
        await SendAsync(portal, Secret, Secret, []);
        await SendAsync(portal, "nul\0" + Secret, Secret, []);
        await SendAsync(portal, new string('x', 600), "\ud83d", []);

        var told = await ToldAsync(portal);

        Assert.Equal(6, told.Count);
        Assert.Equal(3, told.Count(row => row.Line.ClientId == web.Id));
        Assert.Equal(3, told.Count(row => row.Line.ClientId is null));
        Assert.Equal(["client_authentication", "grant", "grant_type"], told.Where(row => row.Line.ClientId == web.Id).Select(row => row.Steps[^1].Name).Order());
        Assert.Contains(told, row => row.Description!.Contains("wrong secret", StringComparison.Ordinal));
        await ExpectNothingSecretAsync(portal);
    }

    [Fact]
    public async Task One_address_fills_nothing_and_of_one_trace_the_first_refusal_is_told()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestClients.Web);
        using var http = portal.Backchannel;
        for (var time = 0; time < RefusalLimit.PerMinute + 10; time++)
            await http.GetAsync("/oauth2/authorize?client_id=nobody", Cancel);

        Assert.Equal(RefusalLimit.PerMinute, (await ToldAsync(portal)).Count);

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        using var again = portal.Backchannel;
        again.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        for (var time = 0; time < 3; time++) await again.GetAsync("/oauth2/authorize?client_id=nobody", Cancel);

        Assert.InRange((await ToldAsync(portal)).Count, RefusalLimit.PerMinute + 1, RefusalLimit.PerMinute + 3);
    }

    [Fact]
    public async Task Only_an_administrator_is_led_from_the_error_to_its_way()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        foreach (var (who, led) in new[] { (TestUsers.Admin, true), (TestUsers.Ada, false) })
        {
            using var browser = await portal.BrowserAsync(who);
            var page = await (await browser.GetAsync("/oauth2/authorize?client_id=nobody")).Content.ReadAsStringAsync(Cancel);
            Assert.Equal(led, page.Contains($"/admin/errors/{ShownId().Match(page).Groups[1].Value}\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Nobody_waits_when_there_are_too_many()
    {
        var queue = new RefusedRequestQueue(TimeProvider.System);
        for (var row = 0; row < RefusedRequestQueue.Capacity + 50; row++) queue.Add(new FailedRequestRow { TraceId = $"{row}" });

        Assert.Equal(RefusedRequestQueue.Capacity, queue.Take(int.MaxValue).Count);
    }

    [Fact]
    public async Task They_are_kept_for_seven_days()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        using (var http = portal.Backchannel) await http.GetAsync("/oauth2/authorize", Cancel);
        Assert.Single(await ToldAsync(portal));

        foreach (var (days, left) in new[] { (6, 1), (2, 0) })
        {
            portal.Clock.Advance(TimeSpan.FromDays(days));
            await portal.Services.GetRequiredService<Sweep>().DeleteAsync(portal.Clock.GetUtcNow(), Cancel);
            Assert.Equal(left, await portal.WithDataAsync(db => db.FailedRequests.CountAsync(Cancel)));
        }
    }

    private static async Task SendAsync(TestPortal portal, string id, string secret, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token") { Content = new FormUrlEncodedContent(form) };
        var pair = $"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        using var http = portal.Backchannel;
        Assert.InRange((int)(await http.SendAsync(request, Cancel)).StatusCode, 400, 499);
    }

    // A portal that stops writes what waits.
    private static async Task<List<RefusedDetails>> ToldAsync(TestPortal portal)
    {
        await portal.RestartAsync();
        var rows = await portal.WithDataAsync(db => db.FailedRequests.AsNoTracking().ToListAsync(Cancel));
        return [.. rows.Select(row => new RefusedDetails(
            new(row.TraceId, row.At, row.Endpoint, row.ClientId, row.Error), row.Description, JsonSerializer.Deserialize<List<RefusedStep>>(row.Steps)!))];
    }

    private static async Task ExpectNothingSecretAsync(TestPortal portal)
    {
        var rows = await portal.WithDataAsync(db => db.FailedRequests.AsNoTracking().ToListAsync(Cancel));
        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(rows), StringComparison.Ordinal);
    }

    [GeneratedRegex("data-testid=\"error-id\"[^>]*><bdi[^>]*>([^<]+)<")]
    private static partial Regex ShownId();
}
