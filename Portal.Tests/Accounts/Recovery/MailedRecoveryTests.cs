using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

public sealed class MailedRecoveryTests : MailedRecoveryCase
{
    [Fact]
    public async Task An_account_with_only_a_password_gets_a_new_one_at_once_and_once()
    {
        var link = await LinkAsync("ada");

        var choice = await Browser.FollowAsync(await Browser.GetAsync(link));
        Assert.Equal("/recover/done", RecoverForm.PathOf(await Browser.SetPasswordAsync(choice)));

        Assert.Null(Browser.Cookies["portal-session"]);
        Assert.Contains("recover-mail-refused", await Browser.GetAsync(link).TextAsync(), StringComparison.Ordinal);
        Assert.Null(RecoverForm.PathOf(await Browser.SetPasswordAsync(choice)));
        await Browser.WithPasswordAsync(TestUsers.Ada with { Password = RecoverForm.New });
        Assert.Equal("pwd: pwd", await Portal.AmrAsync(TestUsers.Ada));
        Assert.Contains(await Portal.LettersAsync(), letter => letter.Subject.StartsWith("Your account was recovered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_at_a_link_as_programs_do_that_check_mail_changes_nothing()
    {
        await Portal.AddTotpAsync(TestUsers.Ada);
        var link = await LinkAsync("ada");
        for (var look = 0; look < 3; look++) Assert.Contains("recover-mail-wait", await Portal.Backchannel.GetStringAsync(link, Cancel), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Browser.SubmitAsync(await Browser.GetAsync(link))).StatusCode);
        Assert.Contains("recovery.requested", await KindsAsync());
    }

    [Fact]
    public async Task A_link_works_for_half_an_hour()
    {
        var link = await LinkAsync("ada");
        var choice = await Browser.FollowAsync(await Browser.GetAsync(link));
        await choice.Content.LoadIntoBufferAsync(Cancel);
        Portal.Clock.Advance(MailedRecoveries.Life);

        Assert.Contains("recover-mail-refused", await Browser.GetAsync(link).TextAsync(), StringComparison.Ordinal);
        Assert.Null(RecoverForm.PathOf(await Browser.SetPasswordAsync(choice)));
    }

    [Fact]
    public async Task Nobody_learns_whether_there_is_such_an_account()
    {
        await Portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Grace.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel));

        var known = await AskedAsync("ada");
        var unknown = await AskedAsync("nobody");
        var unverified = await AskedAsync("grace@example.test");

        Assert.Contains("recover-mail-asked", known.Page, StringComparison.Ordinal);
        Assert.Equal(known.Statements, unknown.Statements);
        Assert.Equal(known.Statements, unverified.Statements);
        Assert.Equal(known.Page, unknown.Page);
        Assert.Equal(known.Page, unverified.Page);
        await Portal.SendMailAsync();
        Assert.Equal(["<ada@example.test>"], Sink.Mails.SelectMany(mail => mail.Recipients).Select(one => one.Trim()));
        Assert.Empty(await Portal.WaitingMailAsync());
    }

    [Fact]
    public async Task An_account_gets_three_mails_an_hour_and_the_answer_stays_the_same()
    {
        for (var number = 0; number < MailedRecoveries.MostAnHour + 2; number++) Assert.Contains("recover-mail-asked", (await AskedAsync("ada")).Page, StringComparison.Ordinal);
        await Portal.SendMailAsync();
        Assert.Equal(MailedRecoveries.MostAnHour, Sink.Mails.Count);

        Portal.Clock.Advance(TimeSpan.FromHours(1));
        await AskedAsync("ada");
        await Portal.SendMailAsync();
        Assert.Equal(MailedRecoveries.MostAnHour + 1, Sink.Mails.Count);
    }

    [Fact]
    public async Task A_link_to_an_address_that_the_account_has_no_more_is_worth_nothing()
    {
        var link = await LinkAsync("ada");
        await Portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Email, "new@example.test"), Cancel));

        Assert.Contains("recover-mail-refused", await Browser.GetAsync(link).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_it_is_not_offered()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        Assert.DoesNotContain("recover-use-mail", await browser.GetAsync("/recover").TextAsync(), StringComparison.Ordinal);
    }
}
