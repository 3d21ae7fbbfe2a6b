using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.MailCodes;
using Portal.Tests.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.MailCodes;

public sealed class MailCodeAttackTests : MailCodeCase
{
    [Fact]
    public async Task A_code_works_only_in_the_browser_that_asked_for_it()
    {
        using var thief = Portal.Browser();
        await AskAsync(thief, "nobody");
        var code = await CodeAsync(Browser, "ada");

        Assert.Null(RecoverForm.PathOf(await TypeAsync(thief, code)));
        Assert.Null(thief.Cookies["portal-session"]);
        Assert.NotNull(RecoverForm.PathOf(await TypeAsync(Browser, code)));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var code = await CodeAsync(Browser, "ada");
        var secret = Browser.Cookies["portal-mail-code"]!.Value;
        await TypeAsync(Browser, code);
        using var thief = Portal.Browser();
        thief.SetCookie("portal-mail-code", secret);

        Assert.Equal(global::Portal.Client.Text.Words.Of("MailCode.Over"), await ProblemAsync(await TypeAsync(thief, code)));
        Assert.Null(thief.Cookies["portal-session"]);
    }

    [Fact]
    public async Task The_sixth_try_is_not_looked_at()
    {
        var code = await CodeAsync(Browser, "ada");
        for (var guess = 0; guess < MailCodeRules.Tries; guess++) Assert.Null(RecoverForm.PathOf(await TypeAsync(Browser, WrongOf(code))));

        Assert.Null(RecoverForm.PathOf(await TypeAsync(Browser, code)));
        Assert.Null(await Portal.AmrAsync(TestUsers.Ada));
        Assert.Equal(MailCodeRules.Tries, (await KindsAsync()).Count(kind => kind == "signin.failed"));
    }

    [Fact]
    public async Task The_fifth_try_may_be_right()
    {
        var code = await CodeAsync(Browser, "ada");
        for (var guess = 1; guess < MailCodeRules.Tries; guess++) await TypeAsync(Browser, WrongOf(code));

        Assert.NotNull(RecoverForm.PathOf(await TypeAsync(Browser, code)));
    }

    [Fact]
    public async Task A_code_works_for_ten_minutes()
    {
        var code = await CodeAsync(Browser, "ada");
        var page = await Browser.GetAsync("/signin/mail/code");
        Portal.Clock.Advance(MailCodeRules.Life);

        Assert.Null(RecoverForm.PathOf(await Browser.SubmitAsync(page, new Dictionary<string, string> { ["code"] = code })));
        Assert.Null(await Portal.AmrAsync(TestUsers.Ada));
    }

    [Fact]
    public async Task A_new_code_replaces_the_old_one_wherever_it_was_asked_for()
    {
        using var other = Portal.Browser();
        var old = await CodeAsync(Browser, "ada");
        var code = await CodeAsync(other, "ada");

        Assert.Null(RecoverForm.PathOf(await TypeAsync(Browser, old)));
        Assert.NotNull(RecoverForm.PathOf(await TypeAsync(other, code)));
    }

    [Theory]
    [InlineData("passkey")]
    [InlineData("totp")]
    public async Task A_mailbox_does_not_stand_in_for_more_and_the_owner_hears_of_it(string way)
    {
        if (way == "passkey") await AddPasskeyAsync(TestUsers.Ada);
        else await Portal.AddTotpAsync(TestUsers.Ada);
        await Portal.SendMailAsync();

        await AskAsync(Browser, "ada");
        await Portal.SendMailAsync();

        Assert.StartsWith("Somebody asked for a code", Sink.Mails[^1].Subject, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9A-Z]{4}-[0-9A-Z]{4}", Sink.Mails[^1].Text);
        Assert.Equal("mail_code.refused", (await KindsAsync())[^1]);
    }

    [Theory]
    [InlineData("passkey")]
    [InlineData("totp")]
    [InlineData("address")]
    [InlineData("unverified")]
    [InlineData("disabled")]
    [InlineData("password")]
    public async Task What_has_changed_since_ends_a_code(string what)
    {
        var code = await CodeAsync(Browser, "ada");
        await (what switch
        {
            "passkey" => AddPasskeyAsync(TestUsers.Ada),
            "totp" => Portal.AddTotpAsync(TestUsers.Ada),
            "address" => Portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Email, "new@example.test"), Cancel)),
            "unverified" => Portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel)),
            "disabled" => ChangeAsync(TestUsers.Ada, user => user.DisabledAt, Portal.Clock.Now),
            _ => Portal.WithAsync<global::Portal.Accounts.Security.SignInChanges, bool>(async changes =>
            {
                await changes.ChangedAsync(global::Portal.Audit.EventKind.PasswordChanged, TestUsers.Ada.Id, keepOnly: null, Cancel);
                return true;
            }),
        });

        Assert.Null(RecoverForm.PathOf(await TypeAsync(Browser, code)));
        Assert.Null(Browser.Cookies["portal-session"]);
    }

    [Fact]
    public async Task Another_site_cannot_ask_for_a_code_or_type_one()
    {
        var code = await CodeAsync(Browser, "ada");
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/signin/mail") { Content = new FormUrlEncodedContent([new("_handler", "mail-code-ask"), new("userName", "ada")]) };
        using var type = new HttpRequestMessage(HttpMethod.Post, "/signin/mail/code") { Content = new FormUrlEncodedContent([new("_handler", "mail-code"), new("code", code)]) };

        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.SendFromAsync("https://evil.example", ask)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.SendFromAsync("https://evil.example", type)).StatusCode);
        Assert.Null(await Portal.AmrAsync(TestUsers.Ada));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        var asked = await AskAsync(Browser, "ada");

        var cookie = Assert.Single(asked.Headers.GetValues("Set-Cookie"), one => one.StartsWith("portal-mail-code=", StringComparison.Ordinal));
        Assert.Matches("^portal-mail-code=[A-Za-z0-9_-]{43}; max-age=600; path=/; samesite=lax; httponly$", cookie);
    }

    [Fact]
    public async Task The_database_and_the_log_have_neither_the_code_nor_the_secret()
    {
        var code = await CodeAsync(Browser, "ada");
        var secret = Browser.Cookies["portal-mail-code"]!.Value;
        await TypeAsync(Browser, code);

        var row = await Portal.WithDataAsync(db => db.MailCodes.SingleAsync(Cancel));
        Assert.DoesNotContain(row.CodeHash.Value, new[] { code, MailCodeText.HashOf("", code).Value });
        Assert.Equal(MailCodeText.HashOf(secret, code), row.CodeHash);
        Assert.DoesNotContain(Portal.Log.Lines, line => line.Contains(code, StringComparison.Ordinal) || line.Contains(secret, StringComparison.Ordinal));
    }
}
