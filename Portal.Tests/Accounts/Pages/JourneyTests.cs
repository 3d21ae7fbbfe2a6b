using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Pages;

/// <summary>From an app to the portal and back.</summary>
public sealed class JourneyTests
{
    private const string Ask = "/oauth2/authorize?client_id=web&redirect_uri=https%3A%2F%2Fweb.example.test%2Fcallback&response_type=code"
        + "&scope=openid%20email%20offline_access&state=xyz&login_hint=ada&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_gets_its_answer_by_way_of_a_passkey_and_a_decision()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var authenticator = new SoftAuthenticator();
        using (var owner = await portal.BrowserAsync(TestUsers.Ada)) await owner.RegisterAsync(authenticator);
        using var browser = portal.Browser();

        var signIn = await browser.FollowAsync(await browser.GetAsync(Ask));
        var address = signIn.RequestMessage!.RequestUri!;
        Assert.Equal("/signin", address.AbsolutePath);
        Assert.Contains("Web app", await signIn.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("value=\"ada\"", await signIn.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        var answer = authenticator.Get(await browser.RequestOptionsAsync());
        var verified = await browser.PostJsonAsync(PasskeyCalls.SignInVerify + address.Query, answer).JsonAsync();
        var consent = await browser.FollowAsync(await browser.GetAsync(verified["redirect"]!.GetValue<string>()));
        var text = (await TestBrowser.ReadAsync(consent)).Body!.TextContent;
        Assert.Contains("Stay connected when you’re away", text, StringComparison.Ordinal);
        Assert.Contains("web.example.test", text, StringComparison.Ordinal);

        var done = await browser.SubmitAsync(consent, new Dictionary<string, string> { ["decision"] = "allow" });

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.StartsWith("https://web.example.test/callback?", done.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("code=", done.Headers.Location.Query, StringComparison.Ordinal);
        Assert.Contains("state=xyz", done.Headers.Location.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_is_asked_for_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Trusted);
        using var authenticator = new SoftAuthenticator();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await browser.RegisterAsync(authenticator);
        portal.Clock.Advance(TimeSpan.FromMilliseconds(1500));

        var ask = Ask.Replace("client_id=web", "client_id=trusted", StringComparison.Ordinal) + "&prompt=login";
        var signIn = await browser.FollowAsync(await browser.GetAsync(ask));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(300)); // within the same second as the request
        var answer = authenticator.Get(await browser.RequestOptionsAsync());
        var verified = await browser.PostJsonAsync(PasskeyCalls.SignInVerify + signIn.RequestMessage!.RequestUri!.Query, answer).JsonAsync();
        var done = await browser.FollowAsync(await browser.GetAsync(verified["redirect"]!.GetValue<string>()));

        Assert.Equal("web.example.test", done.Headers.Location?.Host);
    }

    [Fact]
    public async Task An_error_that_cannot_go_back_is_shown_here_with_an_id_to_look_up()
    {
        await using var portal = await TestPortal.StartAsync(TestClients.Web);
        using var browser = portal.Browser();

        var response = await browser.GetAsync(Ask.Replace("web.example.test", "evil.example.test", StringComparison.Ordinal));
        var text = (await TestBrowser.ReadAsync(response)).Body!.TextContent;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Contains("Nothing was shared", text, StringComparison.Ordinal);
        var line = Assert.Single(portal.Log.Lines, line => line.Contains("Error page", StringComparison.Ordinal));
        var id = line.Split("Error page ")[1].Split(':')[0];
        Assert.Contains(id, text, StringComparison.Ordinal);
    }
}
