using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Devices;
using Portal.Hosting;
using Portal.OpenId.Clients;
using Portal.Tests.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Devices;

/// <summary>What must not answer a device, and whoever guesses codes.</summary>
public sealed class DeviceAttackTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_old_consent_spares_nobody_the_question()
    {
        var skipping = DeviceCase.Television with { Metadata = DeviceCase.Television.Metadata with { Consent = ConsentModes.Skip } };
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, skipping);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await browser.AnswerAsync(await browser.OpenAsync((await portal.AskAsync()).UserCode), "allow");

        var codes = await portal.AskAsync();
        var page = await TestBrowser.ReadAsync(await browser.OpenAsync(codes.UserCode));

        Assert.Equal(codes.UserCode, page.Told("device-shown"));
        Assert.Equal("authorization_pending", (await portal.PollAsync(codes))["error"]!.GetValue<string>());
    }

    [Fact, Covers("RFC 8628 §3.5")]
    public async Task A_device_that_waits_does_not_fill_the_operators_log()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        var codes = await portal.AskAsync();

        var pending = await portal.PollAsync(codes);
        var early = await portal.PollAsync(codes);

        Assert.Equal(["authorization_pending", "slow_down"], new[] { pending, early }.Select(said => said["error"]!.GetValue<string>()));
        Assert.DoesNotContain(portal.Log.Lines, line => line.Contains("JsonAnswer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_guesses_has_to_wait_and_does_not_learn_even_from_a_right_code(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestUsers.Ada, TestUsers.Grace, DeviceCase.Television);
        using var guesser = await portal.BrowserAsync(TestUsers.Ada);
        using var again = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        var codes = await portal.AskAsync();

        // Right ones do not count.
        for (var i = 0; i < UserCodeTries.Limit + 1; i++) Assert.True(await guesser.ShowsAsync(codes));
        await Task.WhenAll(Enumerable.Range(0, UserCodeTries.Limit).Select(_ => guesser.OpenAsync("BBBB-BBBB")));
        var page = await TestBrowser.ReadAsync(await again.OpenAsync(codes.UserCode));

        Assert.Contains("Too many codes", page.QuerySelector(".problem")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(ComponentContext.ById("device-shown")));
        Assert.True(await other.ShowsAsync(codes));
        portal.Clock.Advance(UserCodeTries.Window - TimeSpan.FromSeconds(1));
        Assert.False(await guesser.ShowsAsync(await portal.AskAsync()));
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await guesser.ShowsAsync(await portal.AskAsync()));
    }

    [Fact]
    public async Task Another_sites_form_answers_no_device()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var codes = await portal.AskAsync();

        using var forged = new HttpRequestMessage(HttpMethod.Post, "/device/answer")
        {
            Content = new FormUrlEncodedContent([new("user_code", codes.UserCode), new("decision", "allow"), new("scope", "openid")]),
        };
        var answer = await browser.SendFromAsync("https://evil.test", forged);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("authorization_pending", (await portal.PollAsync(codes))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Guesses_that_are_posted_count_too()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var codes = await portal.AskAsync();
        var asked = await browser.OpenAsync(codes.UserCode);

        for (var i = 0; i < UserCodeTries.Limit; i++) await browser.AnswerAsync(asked, "allow", userCode: "BBBB-BBBB");
        await browser.AnswerAsync(asked, "allow");

        Assert.Equal("authorization_pending", (await portal.PollAsync(codes))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_program_cannot_answer_for_a_person()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var answer = await browser.PostJsonAsync("/device/answer", "{}");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_devices_at_one_address_wait_and_are_told_in_their_own_words()
    {
        await using var portal = await TestPortal.StartAsync(
            new TestSettings { ["Portal:RateLimits:Enabled"] = "true", ["Portal:RateLimits:DevicesPerMinute"] = "2" }, DeviceCase.Television);
        using var http = portal.Backchannel;
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("/oauth2/device_authorization", [])).StatusCode);

        var refused = await http.PostAsync("/oauth2/device_authorization/", []);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
        Assert.Equal("temporarily_unavailable", JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancel))!["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_refusal_can_be_looked_up_step_by_step_and_waiting_is_none()
    {
        await using var portal = await cluster.StartAsync(onPostgres: false, DeviceCase.Television);
        using var http = portal.Backchannel;
        await portal.PollAsync(await portal.AskAsync());
        await http.PostAsync("/oauth2/device_authorization", [new("scope", "openid root")]);

        await portal.RestartAsync();

        var noted = await portal.WithDataAsync(db => db.FailedRequests.AsNoTracking().SingleAsync(Cancel));
        var found = (await portal.ByAdminAsync<IAdminErrors, RefusedDetails?>(errors => errors.ShowAsync(noted.TraceId, Cancel)))!;
        Assert.Equal(("invalid_scope", "tv"), (found.Line.Error, found.Line.ClientId));
        Assert.Equal(["form", "client_authentication", "grant_type", "scope"], found.Steps.Select(step => step.Name));
        Assert.Equal([true, true, true, false], found.Steps.Select(step => step.Held));
    }

    [Fact]
    public async Task Codes_and_guesses_are_forgotten_when_they_no_longer_matter()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.AskAsync();
        await browser.OpenAsync("BBBB-BBBB");
        var sweep = portal.Services.GetRequiredService<Sweep>();

        await sweep.DeleteAsync(portal.Clock.Now.AddMinutes(9), Cancel);
        Assert.Equal((1, 1), await CountAsync(portal));
        await sweep.DeleteAsync(portal.Clock.Now.AddMinutes(11), Cancel);
        Assert.Equal((1, 0), await CountAsync(portal));
        await sweep.DeleteAsync(portal.Clock.Now.AddDays(8), Cancel);
        Assert.Equal((0, 0), await CountAsync(portal));
    }

    private static Task<(int Codes, int Tries)> CountAsync(TestPortal portal) =>
        portal.WithDataAsync(async db => (await db.DeviceCodes.CountAsync(Cancel), await db.UserCodeTries.CountAsync(Cancel)));
}
