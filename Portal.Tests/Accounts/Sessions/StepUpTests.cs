using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Sessions;

/// <summary>Apps that ask for more than the session has: the page says why, keeps the account and never loses the request.</summary>
public sealed class StepUpTests
{
    [Fact]
    public async Task Several_accounts_are_chosen_from_when_an_app_asks_and_one_choice_is_enough()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Trusted);
        using var browser = await AccountChooserTests.BothAsync(portal);

        var page = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&prompt=select_account"));
        Assert.Contains("signin-accounts", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var back = await browser.FollowAsync(await AccountChooserTests.ChooseAsync(portal, browser, page, TestUsers.Ada));

        Assert.Contains("code=", back.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_that_the_app_hints_at_comes_first()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Trusted);
        using var browser = await AccountChooserTests.BothAsync(portal);

        var page = await browser.FollowAsync(await browser.GetAsync(
            AppFlow.Ask(TestClients.Trusted, "openid") + "&prompt=select_account&login_hint=Ada%40example.test"));

        var first = (await TestBrowser.ReadAsync(page)).QuerySelector("[data-testid='signin-account']");
        Assert.Equal(await AccountChooserTests.SessionOfAsync(portal, TestUsers.Ada), first!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("prompt=login")]
    [InlineData("max_age=60")]
    [InlineData("acr_values=phr")]
    public async Task Proof_is_asked_of_the_same_account_with_a_reason(string asks)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Trusted);
        using var browser = await portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));

        var page = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&" + asks));
        var document = await TestBrowser.ReadAsync(page);

        Assert.Contains("House app asks you to confirm", document.QuerySelector("[data-testid='signin-why']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ada", document.QuerySelector("input[name='userName']")!.GetAttribute("value"));
        var back = await browser.FollowAsync(await browser.SubmitAsync(page, new Dictionary<string, string> { ["password"] = TestUsers.Ada.Password! }));
        // Without a passkey the offer of one comes first; it leads on to the app.
        Assert.Contains("resume", await browser.FollowAsync(back).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_could_not_be_enough_is_not_asked_for_where_there_is_a_passkey()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Trusted);
        using (var owner = await portal.BrowserAsync(TestUsers.Ada)) await owner.RegisterAsync(new SoftAuthenticator());
        using var browser = await portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);

        var page = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&acr_values=phr"));

        var document = await TestBrowser.ReadAsync(page);
        Assert.NotNull(document.QuerySelector("[data-testid='signin-passkey']"));
        Assert.Null(document.QuerySelector("[data-testid='signin-password']"));
    }

    [Fact]
    public async Task The_portals_own_pages_ask_for_proof_and_get_it()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using (var owner = await portal.BrowserAsync(TestUsers.Ada)) await owner.RegisterAsync(new SoftAuthenticator());
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var page = await browser.GetAsync("/signin?confirm=1&return=/account/security");
        var done = await browser.SubmitAsync(page, new Dictionary<string, string> { ["password"] = TestUsers.Ada.Password! });

        Assert.Equal("/account/security", new Uri(new Uri(TestPortal.Address), done.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task An_app_renews_its_own_persons_sign_in_while_another_account_is_in_use()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Trusted);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Trusted, "openid");
        await browser.WithPasswordAsync(TestUsers.Grace, "/signin?another=1");

        var ask = AppFlow.Ask(TestClients.Trusted, "openid") + "&prompt=none&id_token_hint=" + tokens["id_token"]!.GetValue<string>();
        var answer = await browser.GetAsync(ask);

        Assert.Contains("code=", answer.Headers.Location!.Query, StringComparison.Ordinal);
    }
}
