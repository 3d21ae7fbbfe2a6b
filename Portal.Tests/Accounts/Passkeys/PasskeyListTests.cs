using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

public sealed class PasskeyListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_is_what_the_browser_needs_to_tidy_up()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator { Aaguid = new("bada5566-a7aa-401f-bd96-45619a55120d") };
        await browser.RegisterAsync(authenticator);

        var response = await browser.GetAsync(PasskeyCalls.List);
        var list = await Task.FromResult(response).JsonAsync();

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("localhost", list["rpId"]!.GetValue<string>());
        Assert.Equal(Base64Url.Encode(Encoding.UTF8.GetBytes(TestUsers.Ada.Subject)), list["userId"]!.GetValue<string>());
        Assert.Equal("ada", list["name"]!.GetValue<string>());
        Assert.Equal("Ada Lovelace", list["displayName"]!.GetValue<string>());
        var passkey = Assert.Single(list["passkeys"]!.AsArray())!;
        Assert.Equal(authenticator.Id, passkey["id"]!.GetValue<string>());
        Assert.Equal("1Password", passkey["provider"]!.GetValue<string>());
        Assert.True(passkey["synced"]!.GetValue<bool>());
        Assert.Null(passkey["lastUsedAt"]);
    }

    [Fact]
    public async Task Strangers_see_no_list()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        Assert.Equal("not_signed_in", await browser.GetAsync(PasskeyCalls.List).ReasonAsync());
        Assert.Equal("not_signed_in", await browser.PostJsonAsync("/oidc/passkey/delete/AAAA/", "").ReasonAsync());
    }

    [Fact]
    public async Task A_removed_passkey_signs_nobody_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);

        var removed = await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "");
        var again = await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}", "");

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("unknown_passkey", await Task.FromResult(await browser.SignInAsync(authenticator)).ReasonAsync());
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        using var browser = await portal.BrowserAsync(TestUsers.Newcomer);
        using var first = new SoftAuthenticator();
        using var second = new SoftAuthenticator();
        await browser.RegisterAsync(first);
        await browser.RegisterAsync(second);

        var responses = await Task.WhenAll(
            browser.PostJsonAsync($"/oidc/passkey/delete/{first.Id}/", ""), browser.PostJsonAsync($"/oidc/passkey/delete/{second.Id}/", ""));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.NoContent);
        var kept = Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Conflict);
        Assert.Equal("last_way_in", await Task.FromResult(kept).ReasonAsync());
        Assert.Equal(1, await portal.WithDataAsync(db => db.Passkeys.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_password_that_cannot_be_used_is_no_way_in()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Passwords:Enabled"] = "false" }, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);

        Assert.Equal("last_way_in", await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "").ReasonAsync());
        await using var circuit = await portal.CircuitAsync(browser);
        Assert.False((await circuit.Get<IAccountOverview>().ShowAsync(Cancel))!.HasPassword);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("no+base64")]
    [InlineData("A===")]
    public async Task Nobody_removes_what_is_not_theirs(string id)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await grace.RegisterAsync(authenticator);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostJsonAsync($"/oidc/passkey/delete/{id}/", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "")).StatusCode);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Passkeys.CountAsync(Cancel)));
    }
}
