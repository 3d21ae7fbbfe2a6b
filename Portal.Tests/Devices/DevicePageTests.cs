using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Devices;

/// <summary>The page on which a person types in a device's code and answers it, over HTTP and on a real database.</summary>
public sealed class DevicePageTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_types_a_code_in_sees_what_it_is_and_shares_a_part(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var codes = await portal.AskAsync();

        var typed = codes.UserCode.Replace('-', ' ').ToLowerInvariant();
        var asked = await browser.GetAsync($"/device?user_code={Uri.EscapeDataString(typed)}");
        var page = await TestBrowser.ReadAsync(asked);
        var done = await browser.FollowAsync(await browser.AnswerAsync(asked, "allow", untick: "email"));
        var tokens = await portal.PollAsync(codes);

        Assert.Equal(codes.UserCode, page.Told("device-shown"));
        Assert.Equal("203.0.113.9", page.Told("device-from"));
        Assert.Contains("Harbor TV", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await TestBrowser.ReadAsync(done)).QuerySelector(ComponentContext.ById("device-allowed")));
        Assert.Equal("openid profile offline_access", tokens["scope"]!.GetValue<string>());
        Assert.NotNull(tokens["id_token"]);
        Assert.NotNull(tokens["refresh_token"]);
        Assert.True(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.Kind == "consent.given" && row.ClientId == "tv", Cancel)));
        Assert.Equal("invalid_grant", (await portal.PollAsync(codes))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_no_reaches_the_device_and_shares_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var codes = await portal.AskAsync();

        var done = await browser.FollowAsync(await browser.AnswerAsync(await browser.OpenAsync(codes.UserCode), "deny"));

        Assert.NotNull((await TestBrowser.ReadAsync(done)).QuerySelector(ComponentContext.ById("device-refused")));
        Assert.Equal("access_denied", (await portal.PollAsync(codes))["error"]!.GetValue<string>());
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
        Assert.True(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.Kind == "consent.refused" && row.ClientId == "tv", Cancel)));
    }

    [Fact]
    public async Task Who_is_not_signed_in_comes_back_to_the_code_afterwards()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = portal.Browser();

        var sent = await browser.GetAsync("/device?user_code=WDJB-MJHT");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/signin?return=%2Fdevice%3Fuser_code%3DWDJB-MJHT", sent.Headers.Location!.OriginalString.Replace(TestPortal.Address, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_told_so()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, DeviceCase.Television);
        using var slow = await portal.BrowserAsync(TestUsers.Ada);
        using var quick = await portal.BrowserAsync(TestUsers.Grace);
        var codes = await portal.AskAsync();
        var asked = await slow.OpenAsync(codes.UserCode);
        await quick.AnswerAsync(await quick.OpenAsync(codes.UserCode), "deny");

        var late = await slow.AnswerAsync(asked, "allow");

        Assert.NotNull((await TestBrowser.ReadAsync(await slow.FollowAsync(late))).QuerySelector(".problem"));
        Assert.Equal("access_denied", (await portal.PollAsync(codes))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_tokens_end_with_the_session_unless_they_are_for_offline_use()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, DeviceCase.Television);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var (brief, lasting) = (await portal.AskAsync("openid"), await portal.AskAsync("openid offline_access"));
        foreach (var codes in (DeviceCodes[])[lasting, brief]) await browser.AnswerAsync(await browser.OpenAsync(codes.UserCode), "allow");
        var (gone, kept) = (await portal.PollAsync(brief), await portal.PollAsync(lasting));

        await browser.SubmitAsync(await browser.GetAsync("/signout"));

        Assert.Equal("invalid_grant", (await portal.RefreshAsync(gone))["error"]?.GetValue<string>());
        Assert.NotNull((await portal.RefreshAsync(kept))["access_token"]);
    }
}
