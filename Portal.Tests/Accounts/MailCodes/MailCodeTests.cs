using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Tests.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.MailCodes;

public sealed class MailCodeTests : MailCodeCase
{
    [Fact]
    public async Task A_mailed_code_signs_in_and_goes_on_to_where_the_person_came_from()
    {
        Assert.Contains("signin-mail", await Browser.GetAsync("/signin").TextAsync(), StringComparison.Ordinal);
        var asked = await AskAsync(Browser, "ADA@example.test ", "/signin/mail?return=%2Faccount%2Fapps");
        Assert.Equal("/signin/mail/code?return=%2Faccount%2Fapps", RecoverForm.PathOf(asked));
        await Portal.SendMailAsync();
        var mail = Assert.Single(Sink.Mails);

        var typed = CodeIn(mail).ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l');
        var done = await Browser.WithCodeAsync(typed, RecoverForm.PathOf(asked)!);

        Assert.Equal("/account/apps", RecoverForm.PathOf(done));
        Assert.Equal("mail: otp", await Portal.AmrAsync(TestUsers.Ada));
        Assert.Equal(["mail_code.sent", "mail_code.used", "signin.succeeded"], await KindsAsync());
        Assert.Null(Browser.Cookies["portal-mail-code"]);
    }

    [Fact]
    public async Task The_mail_says_where_it_was_asked_for_in_the_language_of_its_reader_and_has_no_link_that_signs_in()
    {
        using var browser = Portal.Browser("203.0.113.9");
        await Portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Profile, """{"locale":"de"}"""), Cancel));

        var code = await CodeAsync(browser, "ada");

        var mail = Assert.Single(Sink.Mails);
        Assert.Equal("Ein Code zum Anmelden · IdentityPortal", mail.Subject);
        Assert.Contains("203.0.113.9", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Chrome", mail.Text, StringComparison.Ordinal);
        Assert.Contains(code, mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Links, link => link.Contains("signin", StringComparison.Ordinal) || link.Contains('?', StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_apps_request_goes_through_and_the_app_learns_how_little_it_was()
    {
        var page = await Browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&acr_values=pwd");
        var address = RecoverForm.PathOf(page)!.Replace("/signin", "/signin/mail", StringComparison.Ordinal);
        Assert.Contains("House app", await Browser.GetAsync(address).TextAsync(), StringComparison.Ordinal);
        var asked = await AskAsync(Browser, "ada", address);
        await Portal.SendMailAsync();

        var back = await Browser.FollowAsync(await Browser.WithCodeAsync(CodeIn(Sink.Mails[^1]), RecoverForm.PathOf(asked)!));

        var code = QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();
        var tokens = await Portal.TokenAsync(TestClients.Trusted, new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = OpenId.Support.Flow.Verifier });
        var claims = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(tokens["id_token"]!.GetValue<string>());
        Assert.Equal("mail", claims.GetClaim("acr").Value);
        Assert.Equal(["otp"], claims.GetPayloadValue<string[]>("amr"));
    }

    [Theory]
    [InlineData("pwd")]
    [InlineData("mfa")]
    [InlineData("phr")]
    public async Task An_app_that_insists_on_more_does_not_get_less(string essential)
    {
        await TypeAsync(Browser, await CodeAsync(Browser, "ada"));
        var claims = Uri.EscapeDataString("""{"id_token":{"acr":{"essential":true,"value":"better"}}}""".Replace("better", essential, StringComparison.Ordinal));

        var again = await Browser.GetAsync(AppFlow.Ask(TestClients.Trusted, "openid") + "&claims=" + claims);

        var error = QueryHelpers.ParseQuery(new Uri(new Uri(TestPortal.Address), again.Headers.Location!).Query);
        Assert.DoesNotContain("code", error.Keys);
    }

    [Fact]
    public async Task By_mail_nobody_changes_how_an_account_with_a_password_is_signed_in_to()
    {
        await TypeAsync(Browser, await CodeAsync(Browser, "ada"));
        await using var circuit = await Portal.CircuitAsync(Browser);

        Assert.False((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.Fresh);
        Assert.Null(await circuit.Get<ITotpSettings>().BeginAsync(Cancel));
        Assert.Equal("sign_in_again", await Browser.PostJsonAsync(PasskeyCalls.RegisterOptions, "{}").ReasonAsync());
        var form = await TestBrowser.ReadAsync(await Browser.GetAsync("/signin?confirm=1"));
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var gone = await Browser.PostFormAsync("/account/data/delete/", [new("__RequestVerificationToken", token)]);
        Assert.StartsWith("/signin?confirm=1", RecoverForm.PathOf(gone), StringComparison.Ordinal);
        Assert.DoesNotContain("signin-mail", await Browser.GetAsync("/signin?confirm=1").TextAsync(), StringComparison.Ordinal);

        await Browser.WithPasswordAsync(TestUsers.Ada, "/signin?confirm=1");
        Assert.True((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.Fresh);
    }

    [Fact]
    public async Task Where_mail_is_all_that_there_is_it_is_enough_to_add_a_passkey_and_not_any_more_then()
    {
        using var authenticator = new SoftAuthenticator();

        var done = await TypeAsync(Browser, await CodeAsync(Browser, "newcomer"));

        Assert.Equal("/signin/passkey", RecoverForm.PathOf(done));
        Assert.Contains("signin-mail", await Browser.GetAsync("/signin?confirm=1").TextAsync(), StringComparison.Ordinal);
        Assert.True((await Browser.RegisterAsync(authenticator)).IsSuccessStatusCode);
        Assert.Equal("sign_in_again", await Browser.PostJsonAsync(PasskeyCalls.RegisterOptions, "{}").ReasonAsync());
    }

    [Fact]
    public async Task Without_mail_the_pages_say_so()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        Assert.DoesNotContain("signin-mail", await browser.GetAsync("/signin").TextAsync(), StringComparison.Ordinal);
        foreach (var path in new[] { "/signin/mail", "/signin/mail/code" })
            Assert.Contains("mail-code-off", await browser.GetAsync(path).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_may_turn_it_off()
    {
        var settings = Sink.Settings();
        settings["Portal:SignIn:MailCodes"] = "false";
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Ada);
        using var browser = portal.Browser();

        Assert.DoesNotContain("signin-mail", await browser.GetAsync("/signin").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("mail-code-off", await browser.GetAsync("/signin/mail").TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_asked_for_nothing_is_led_to_where_codes_are_asked_for() =>
        Assert.Equal("/signin/mail?return=%2Faccount", RecoverForm.PathOf(await Browser.GetAsync("/signin/mail/code?return=%2Faccount")));
}
