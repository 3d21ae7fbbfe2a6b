using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SecondFactors;

public sealed partial class SecondStepTests
{
    private const string Cookie = "portal-attempt";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_alone_does_not_sign_in_and_a_code_after_it_does()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        var step = await browser.WithPasswordAsync(TestUsers.Ada, "/signin?return=%2Faccount%2Fpasskeys");

        Assert.Equal("/signin/code?return=%2Faccount%2Fpasskeys", PathOf(step));
        Assert.Null(browser.Cookies["portal-session"]);
        Assert.Null(await portal.AmrAsync(TestUsers.Ada));

        var done = await browser.WithCodeAsync(portal.CodeNow(key), PathOf(step)!);

        Assert.Equal("/signin/passkey?return=%2Faccount%2Fpasskeys", PathOf(done));
        Assert.Equal("mfa: pwd otp mfa", await portal.AmrAsync(TestUsers.Ada));
        Assert.Null(browser.Cookies[Cookie]);
    }

    [Fact]
    public async Task Whoever_has_a_passkey_already_is_offered_none()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var before = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await before.RegisterAsync(authenticator);
        using var browser = portal.Browser();

        await browser.WithPasswordAsync(TestUsers.Ada);

        Assert.Equal("/account", PathOf(await browser.WithCodeAsync(portal.CodeNow(key))));
    }

    [Fact]
    public async Task The_apps_request_goes_through_both_steps_and_the_app_learns_how()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Trusted);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        var page = await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&acr_values=mfa");

        var step = await browser.WithPasswordAsync(TestUsers.Ada, PathOf(page)!);
        Assert.Contains("House app", await browser.GetAsync(PathOf(step)!).TextAsync(), StringComparison.Ordinal);
        await browser.WithCodeAsync(portal.WrongCode(key), PathOf(step)!);
        var offer = await browser.FollowAsync(await browser.WithCodeAsync(portal.CodeNow(key), PathOf(step)!));
        var onward = (await TestBrowser.ReadAsync(offer)).QuerySelector(ComponentContext.ById("offer-skip"))!.GetAttribute("href")!;
        var back = await browser.FollowAsync(await browser.GetAsync(onward));

        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();
        var tokens = await portal.TokenAsync(TestClients.Trusted, new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = OpenId.Support.Flow.Verifier });
        var claims = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(tokens["id_token"]!.GetValue<string>());
        Assert.Equal("mfa", claims.GetClaim("acr").Value);
        Assert.Equal(["pwd", "otp", "mfa"], claims.GetPayloadValue<string[]>("amr"));
    }

    [Fact]
    public async Task A_recovery_code_stands_for_the_app_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        await portal.AddTotpAsync(TestUsers.Ada);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);

        Assert.Contains("code-use-recovery", await browser.GetAsync("/signin/code").TextAsync(), StringComparison.Ordinal);
        Assert.Equal("/signin/passkey", PathOf(await browser.WithCodeAsync(codes[0], "/signin/code?with=recovery")));
        Assert.Equal("mfa: pwd otp mfa", await portal.AmrAsync(TestUsers.Ada));

        using var other = portal.Browser();
        await other.WithPasswordAsync(TestUsers.Ada);
        Assert.Null(PathOf(await other.WithCodeAsync(codes[0], "/signin/code?with=recovery")));
    }

    [Fact]
    public async Task A_wrong_a_used_and_a_blocked_code_look_the_same()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using (var first = portal.Browser())
        {
            await first.WithPasswordAsync(TestUsers.Ada);
            await first.WithCodeAsync(portal.CodeNow(key));
        }

        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);
        var wrong = await WordsAsync(await browser.WithCodeAsync(portal.WrongCode(key)));
        var used = await WordsAsync(await browser.WithCodeAsync(portal.CodeNow(key)));
        for (var guess = 0; guess < 3; guess++) await browser.WithCodeAsync(portal.WrongCode(key));
        using var again = portal.Browser();
        await again.WithPasswordAsync(TestUsers.Ada);
        var blocked = await WordsAsync(await again.WithCodeAsync(portal.CodeNow(key, 1)));

        Assert.Contains("That code did not work", wrong, StringComparison.Ordinal);
        Assert.Equal([wrong, wrong], [used, blocked]);
    }

    [Fact]
    public async Task Codes_are_never_logged()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);
        var (handle, wrong, right) = (browser.Cookies[Cookie]!.Value, "900817", portal.CodeNow(key));
        await browser.WithCodeAsync(wrong);
        await browser.WithCodeAsync(right);

        Assert.DoesNotContain(portal.Log.Lines, line => line.Contains(wrong, StringComparison.Ordinal)
            || line.Contains(right, StringComparison.Ordinal) || line.Contains(handle, StringComparison.Ordinal));
    }

    private static async Task<string> WordsAsync(HttpResponseMessage page) => Random().Replace(await page.Content.ReadAsStringAsync(Cancel), "random");

    private static string? PathOf(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? new Uri(new Uri(TestPortal.Address), location).PathAndQuery : null;

    [GeneratedRegex("(?<=__RequestVerificationToken\" value=\")[^\"]+|<!--Blazor-[^>]+-->")]
    private static partial Regex Random();
}
