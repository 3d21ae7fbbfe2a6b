using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;
using Portal.Tests.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>Somebody of whom an administrator asks a new passkey gets nowhere without it.</summary>
public sealed class PasskeyDemandTests(PostgresCluster cluster)
{
    private const string Offer = "/signin/passkey";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_old_passkey_signs_in_only_as_far_as_adding_a_new_one(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin, TestUsers.Ada);
        using var old = new SoftAuthenticator();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await browser.RegisterAsync(old);
        await RequireAsync(portal);

        var signedIn = JsonNode.Parse(await browser.SignInAsync(old).TextAsync())!;
        Assert.Equal(Offer, signedIn["redirect"]!.GetValue<string>());
        Assert.Equal(Offer + "?return=%2Faccount", PathOf(await browser.GetAsync("/account")));
        Assert.Contains("offer-another", await browser.GetAsync(Offer).TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("offer-skip", await browser.GetAsync(Offer).TextAsync(), StringComparison.Ordinal);

        using var fresh = new SoftAuthenticator();
        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(fresh)).StatusCode);
        Assert.Null((await browser.GetAsync("/account")).Headers.Location);
        Assert.Null(await portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).Select(user => user.PasskeyRequiredAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task The_passkey_that_there_is_does_not_count_as_a_new_one()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        using var old = new SoftAuthenticator();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await browser.RegisterAsync(old);
        var answer = old.Create(await browser.CreationOptionsAsync());
        await RequireAsync(portal);
        await browser.SignInAsync(old);

        // Begun before it was asked for.
        Assert.NotEqual(HttpStatusCode.OK, (await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer)).StatusCode);
        Assert.NotNull((await browser.GetAsync("/account")).Headers.Location);
        // A device that holds the old one may make another, though.
        Assert.Null(JsonNode.Parse(await browser.CreationOptionsAsync())!["excludeCredentials"]);
    }

    [Fact]
    public async Task Who_is_signed_in_is_so_no_longer_and_apps_lose_their_access()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web);

        await RequireAsync(portal);

        Assert.Equal("/signin?return=%2Faccount", PathOf(await browser.GetAsync("/account")));
        Assert.Equal("invalid_grant", (await portal.RefreshAsync(TestClients.Web, tokens["refresh_token"]!.GetValue<string>()))["error"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(tokens));
        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "passkey.required", Cancel));
        Assert.Equal((TestUsers.Ada.Id, TestUsers.Admin.Id), (told.UserId, told.ActorId));
    }

    [Fact]
    public async Task An_app_is_told_that_nobody_is_signed_in_until_the_passkey_is_there()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada, TestClients.Trusted);
        await RequireAsync(portal);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var silent = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&prompt=none"));
        Assert.Equal("login_required", QueryHelpers.ParseQuery(silent.Headers.Location!.Query)["error"]);
        Assert.StartsWith("/signin?request=", PathOf(await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid"))), StringComparison.Ordinal);

        using var fresh = new SoftAuthenticator();
        await browser.RegisterAsync(fresh);
        var answer = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&prompt=none"));
        Assert.NotEmpty(QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString());
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/passkeys")]
    [InlineData("/account/data")]
    [InlineData("/oidc/consent/")]
    [InlineData("/admin/users")]
    public async Task No_address_leads_around_it(string address)
    {
        var ada = TestUsers.Ada with { Admin = true };
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, ada);
        await RequireAsync(portal);
        using var browser = await portal.BrowserAsync(ada);

        Assert.StartsWith(Offer, PathOf(await browser.GetAsync(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_else_is_done_with_such_a_sign_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada with { Admin = true });
        await RequireAsync(portal);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal("not_signed_in", await browser.PostJsonAsync("/oidc/passkey/delete/AAAA/", "{}").ReasonAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SessionStore>();
        Assert.Null(await sessions.FindAsync(HandleHash.Of(browser.Cookies["portal-session"]!.Value), Cancel));
        var id = await portal.WithDataAsync(db => db.Sessions.Where(row => row.UserId == TestUsers.Ada.Id).OrderByDescending(row => row.CreatedAt).Select(row => row.Id).FirstAsync(Cancel));
        Assert.False(await sessions.IsLiveAsync(id, Cancel));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IPasswordCheck>().CheckAsync("ada", TestUsers.Ada.Password!, Cancel));
    }

    [Fact]
    public async Task It_can_be_dropped_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        await RequireAsync(portal);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal(UserChange.Done, await portal.ByAdminAsync((IAdminUserChanges changes) => changes.DropPasskeyDemandAsync(TestUsers.Ada.Id, Cancel)));

        Assert.Null((await browser.GetAsync("/account")).Headers.Location);
        Assert.Equal(UserChange.Gone, await portal.ByAdminAsync((IAdminUserChanges changes) => changes.RequirePasskeyAsync(Guid.NewGuid(), Cancel)));
    }

    private static async Task RequireAsync(TestPortal portal) =>
        Assert.Equal(UserChange.Done, await portal.ByAdminAsync((IAdminUserChanges changes) => changes.RequirePasskeyAsync(TestUsers.Ada.Id, Cancel)));

    private static string PathOf(HttpResponseMessage answer) => answer.Headers.Location is { IsAbsoluteUri: true } absolute ? absolute.PathAndQuery : answer.Headers.Location?.OriginalString ?? "";
}
