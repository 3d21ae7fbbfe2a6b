using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Pages;

public sealed partial class SignInPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_signs_in_and_a_passkey_is_offered_on_the_way()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        var response = await SubmitAsync(browser, "/signin?return=%2Faccount%2Fpasskeys", "ada", TestUsers.Ada.Password!);

        Assert.Equal("/signin/passkey?return=%2Faccount%2Fpasskeys", PathOf(response));
        var offer = await browser.GetAsync("/signin/passkey?return=%2Faccount%2Fpasskeys").TextAsync();
        Assert.Contains("href=\"/account/passkeys\"", offer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_passkey_goes_straight_on()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using (var owner = await portal.BrowserAsync(TestUsers.Ada)) await owner.RegisterAsync(new SoftAuthenticator());
        using var browser = portal.Browser();

        Assert.Equal("/account", PathOf(await SubmitAsync(browser, "/signin", "ada", TestUsers.Ada.Password!)));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task Nobody_is_sent_to_another_site(string target)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using (var owner = await portal.BrowserAsync(TestUsers.Ada)) await owner.RegisterAsync(new SoftAuthenticator());
        using var browser = portal.Browser();

        Assert.Equal("/account", PathOf(await SubmitAsync(browser, "/signin?return=" + Uri.EscapeDataString(target), "ada", TestUsers.Ada.Password!)));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_locked_account_look_the_same()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Newcomer);
        using var browser = portal.Browser();

        var wrong = await RefusedAsync(browser, "ada");
        var unknown = await RefusedAsync(browser, "eve");
        var keyless = await RefusedAsync(browser, "newcomer");
        for (var guess = 0; guess < 5; guess++) await RefusedAsync(browser, "ada");
        var locked = await RefusedAsync(browser, "ada");

        Assert.Contains("signin-problem", wrong, StringComparison.Ordinal);
        Assert.All([unknown, keyless, locked], page => Assert.Equal(wrong, page));
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name == "portal-session");
    }

    [Fact]
    public async Task Where_passwords_are_off_none_is_judged()
    {
        await using var off = await TestPortal.StartAsync(new TestSettings { ["Portal:Passwords:Enabled"] = "false" }, TestUsers.Ada);
        using var browser = off.Browser();

        var page = await browser.GetAsync("/signin").TextAsync();

        Assert.DoesNotContain("signin-username", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_request_is_told_to_be_over()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        var page = await browser.GetAsync("/signin?request=not.a.request").TextAsync();

        Assert.DoesNotContain("signin-passkey", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_offered_a_passkey_without_being_signed_in()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        Assert.Equal("/signin", PathOf(await browser.GetAsync("/signin/passkey")));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie_away()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var copy = portal.Browser();
        copy.SetCookie("portal-session", browser.Cookies["portal-session"]!.Value);

        var page = await browser.GetAsync("/signout");
        Assert.Contains("Ada Lovelace", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var done = await browser.FollowAsync(await browser.SubmitAsync(page));

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Null(browser.Cookies["portal-session"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Contains("signout-done", await browser.GetAsync("/signout").TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(TestBrowser browser, string userName)
    {
        var text = await Task.FromResult(await SubmitAsync(browser, "/signin", userName, "wrong password")).TextAsync();
        return Random().Replace(text, "random").Replace($"value=\"{userName}\"", "value=\"somebody\"", StringComparison.Ordinal);
    }

    // The page asks in two steps.
    private static async Task<HttpResponseMessage> SubmitAsync(TestBrowser browser, string address, string userName, string password)
    {
        var name = await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string> { ["userName"] = userName });
        return await browser.SubmitAsync(name, new Dictionary<string, string> { ["userName"] = userName, ["password"] = password });
    }

    private static string? PathOf(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? new Uri(new Uri(TestPortal.Address), location).PathAndQuery : null;

    [GeneratedRegex("(?<=__RequestVerificationToken\" value=\")[^\"]+|<!--Blazor-[^>]+-->")]
    private static partial Regex Random();
}
