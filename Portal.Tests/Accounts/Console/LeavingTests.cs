using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Leaving;
using Portal.Client.Contracts;
using Portal.Data.Entities;
using Portal.Tests.Accounts.Logout;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class LeavingTests
{
    private const string DeleteForm = "form[action='/account/data/delete']";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_about_a_person_comes_in_one_file_without_secrets()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);
        await using var circuit = await portal.CircuitAsync(browser);
        var made = (TokenAnswer.Made)await circuit.Get<IAccountTokens>().CreateAsync("Backup script", ["openid"], 30, Cancel);

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/data"), form: "form[action='/account/data/export']");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("account.json", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var document = JsonNode.Parse(text)!;
        Assert.Equal("Ada Lovelace", document["account"]!["claims"]!["name"]!.GetValue<string>());
        Assert.Equal("Web app", document["connected_apps"]![0]!["client_name"]!.GetValue<string>());
        Assert.Equal("Backup script", document["access_tokens"]![0]!["name"]!.GetValue<string>());
        Assert.Single(document["sessions"]!.AsArray());
        Assert.Equal(
            ["consent.given", "token.created", "account.exported"],
            document["events"]!.AsArray().Select(one => one!["kind"]!.GetValue<string>()).Where(kind => kind != "token.issued"));
        var row = await portal.WithDataAsync(db => db.Users.SingleAsync(user => user.Id == TestUsers.Ada.Id, Cancel));
        foreach (var secret in new[] { made.Text, row.PasswordHash!, row.SecurityStamp!, browser.Cookies["portal-session"]!.Value })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hopper", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_goes_with_all_that_is_its_persons_and_apps_are_told()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web);
        var othersTokens = await portal.ConnectAsync(other, TestClients.Web);

        var page = await browser.GetAsync("/account/data");
        Assert.Contains("Web app", (await TestBrowser.ReadAsync(page)).GetElementById("delete-account")!.TextContent, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(await browser.GetAsync("/account/data"), form: DeleteForm);

        Assert.Equal("/goodbye", done.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/goodbye")).StatusCode);
        Assert.Equal([TestUsers.Grace.Id], await portal.WithDataAsync(db => db.Users.Select(user => user.Id).ToListAsync(Cancel)));
        Assert.Equal([TestUsers.Grace.Id], await portal.WithDataAsync(db => db.Sessions.Select(row => row.UserId).ToListAsync(Cancel)));
        Assert.Equal([TestUsers.Grace.Id], await portal.WithDataAsync(db => db.Grants.Select(row => row.UserId).ToListAsync(Cancel)));
        Assert.NotNull((await elsewhere.GetAsync("/account")).Headers.Location);
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(tokens));
        Assert.Equal(HttpStatusCode.OK, await portal.UserInfoAsync(othersTokens));
        Assert.Equal("invalid_grant", (await portal.RefreshAsync(TestClients.Web, tokens["refresh_token"]!.GetValue<string>()))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Clients_that_want_to_be_told_of_logouts_are()
    {
        await using var logout = await LogoutCase.StartAsync();
        await logout.TakePartAsync(LogoutCase.Web);
        await using var scope = logout.Portal.Services.CreateAsyncScope();

        Assert.True(await scope.ServiceProvider.GetRequiredService<AccountDeletion>().DeleteAsync(TestUsers.Ada.Id, Cancel));

        Assert.True(await logout.Portal.WithDataAsync(db => db.LogoutDeliveries.AnyAsync(Cancel)));
        Assert.False(await logout.Portal.WithDataAsync(db => db.Users.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task What_happened_stays_told_but_of_nobody()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);

        await browser.SubmitAsync(await browser.GetAsync("/account/data"), form: DeleteForm);

        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind != "token.issued").OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal(["consent.given", "session.ended", "account.deleted"], told.Select(row => row.Kind));
        Assert.All(told, row => Assert.Equal((null, null, null, null, null), (row.UserId, row.SessionId, row.Address, row.UserAgent, row.Details)));
    }

    [Fact]
    public async Task A_session_that_was_left_open_gives_nothing_away()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var page = await browser.GetAsync("/account/data");
        portal.Clock.Advance(TimeSpan.FromMinutes(11));

        var late = await browser.SubmitAsync(page, form: "form[action='/account/data/export']");

        Assert.Equal("/signin?confirm=1&return=/account/data", late.Headers.Location?.OriginalString);
        Assert.Empty((await TestBrowser.ReadAsync(await browser.GetAsync("/account/data"))).QuerySelectorAll(ComponentContext.ById("data-download")));
        Assert.False(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task A_session_that_was_left_open_deletes_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        portal.Clock.Advance(TimeSpan.FromMinutes(9));
        var page = await browser.GetAsync("/account/data");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));

        var late = await browser.SubmitAsync(page, form: DeleteForm);

        Assert.Equal("/signin?confirm=1&return=/account/data", late.Headers.Location?.OriginalString);
        Assert.NotNull((await TestBrowser.ReadAsync(await browser.GetAsync("/account/data"))).QuerySelector(ComponentContext.ById("data-confirm")));
        Assert.True(await portal.WithDataAsync(db => db.Users.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada with { Admin = true, Disabled = true });
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var scope = portal.Services.CreateAsyncScope();

        Assert.NotNull((await TestBrowser.ReadAsync(await browser.GetAsync("/account/data"))).QuerySelector(ComponentContext.ById("data-last-administrator")));
        Assert.Equal("/account/data", (await browser.PostJsonAsync("/account/data/delete", "{}")).Headers.Location?.OriginalString);

        Assert.True(await portal.WithDataAsync(db => db.Users.AnyAsync(user => user.Id == TestUsers.Admin.Id, Cancel)));
        Assert.Null((await browser.GetAsync("/account")).Headers.Location);
    }

    [Fact]
    public async Task Of_the_last_two_administrators_who_leave_at_once_one_stays()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada with { Admin = true });

        var left = await Task.WhenAll(new[] { TestUsers.Admin.Id, TestUsers.Ada.Id }.Select(id => Task.Run(
            async () =>
            {
                await using var scope = portal.Services.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<AccountDeletion>().DeleteAsync(id, Cancel);
            },
            Cancel)));

        Assert.Single(left, gone => gone);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("/account/data/delete")]
    [InlineData("/account/data/export")]
    public async Task What_another_site_posts_does_nothing(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostFormAsync(address, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendFromAsync("https://evil.example.test", new(HttpMethod.Post, address))).StatusCode);
        Assert.StartsWith("/signin", (await portal.Browser().PostJsonAsync(address, "{}")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.True(await portal.WithDataAsync(db => db.Users.AnyAsync(Cancel)));
        Assert.False(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Whatever_is_kept_of_a_person_goes_with_the_account()
    {
        await using var portal = await TestPortal.StartAsync();

        // Events lose their person instead; ceremonies and half-done sign-ins last for minutes.
        Type[] otherwise = [typeof(SecurityEventRow), typeof(PasskeyCeremony)];
        var left = await portal.WithDataAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(type => type.FindProperty("UserId") is not null && !otherwise.Contains(type.ClrType))
            .Where(type => !type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(PortalUser) && key.DeleteBehavior == DeleteBehavior.Cascade))
            .Select(type => type.ClrType.Name)
            .ToList()));

        Assert.Empty(left);
    }
}
