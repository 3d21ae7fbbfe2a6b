using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.MailCodes;
using Portal.Data.Entities;
using Portal.Hosting;
using Portal.Tests.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.MailCodes;

/// <summary>Nobody learns from this page whether there is an account, and nobody's mailbox is filled by it.</summary>
public sealed class MailCodeSilenceTests : MailCodeCase
{
    [Theory]
    [InlineData("nobody")]
    [InlineData("passkey")]
    [InlineData("totp")]
    [InlineData("unverified")]
    [InlineData("disabled")]
    [InlineData("locked")]
    [InlineData("too many")]
    public async Task Every_account_and_none_get_the_same_answer_by_the_same_work(string which)
    {
        var known = await DialogueAsync("grace");
        switch (which)
        {
            case "passkey":
                await AddPasskeyAsync(TestUsers.Ada);
                break;
            case "totp":
                await Portal.AddTotpAsync(TestUsers.Ada);
                break;
            case "unverified":
                await Portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel));
                break;
            case "disabled":
                await ChangeAsync(TestUsers.Ada, user => user.DisabledAt, Portal.Clock.Now);
                break;
            case "locked":
                await ChangeAsync(TestUsers.Ada, user => user.LockoutEnd, Portal.Clock.Now.AddMinutes(1));
                break;
            case "too many":
                for (var number = 0; number < MailCodeRules.MostMails; number++) await AskAsync(Browser, "ada");
                break;
        }

        Assert.Equal(known, await DialogueAsync(which == "nobody" ? "nobody" : "ada"));
    }

    [Theory]
    [InlineData("unverified")]
    [InlineData("disabled")]
    [InlineData("locked")]
    public async Task Who_must_not_get_one_gets_none(string which)
    {
        await (which switch
        {
            "unverified" => Portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel)),
            "disabled" => ChangeAsync(TestUsers.Ada, user => user.DisabledAt, Portal.Clock.Now),
            _ => ChangeAsync(TestUsers.Ada, user => user.LockoutEnd, Portal.Clock.Now.AddMinutes(1)),
        });

        await AskAsync(Browser, "ada");
        await Portal.SendMailAsync();

        Assert.Empty(Sink.Mails);
        Assert.Empty(await Portal.WaitingMailAsync());
        Assert.Equal(["mail_code.refused"], await KindsAsync());
    }

    [Fact]
    public async Task An_account_gets_three_mails_in_a_quarter_of_an_hour_and_the_last_code_keeps_working()
    {
        for (var number = 0; number < MailCodeRules.MostMails; number++) await CodeAsync(Browser, "ada");
        using var other = Portal.Browser();
        await AskAsync(other, "ada");
        await Portal.SendMailAsync();

        Assert.Equal(MailCodeRules.MostMails, Sink.Mails.Count);
        Assert.NotNull(RecoverForm.PathOf(await TypeAsync(Browser, CodeIn(Sink.Mails[^1]))));

        Portal.Clock.Advance(MailCodeRules.MailWindow);
        await AskAsync(other, "ada");
        await Portal.SendMailAsync();
        Assert.Equal(MailCodeRules.MostMails + 1, Sink.Mails.Count(mail => mail.Subject.StartsWith("A code", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_address_asks_for_few_codes_and_still_may_type_them()
    {
        var settings = Sink.Settings();
        settings["Portal:RateLimits:Enabled"] = "true";
        settings["Portal:RateLimits:SignInsPerMinute"] = "2";
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Ada);
        using var browser = portal.Browser();
        for (var number = 0; number < 2; number++) Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, "nobody")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(browser, "nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(browser, "nobody", "/signin/mail/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TypeAsync(browser, "AAAA-AAAA")).StatusCode);
    }

    [Fact]
    public async Task Codes_are_swept_away_when_they_count_no_more()
    {
        await AskAsync(Browser, "nobody");
        await AskAsync(Browser, "ada");
        var sweep = Portal.WithAsync<Sweep, int>(one => one.DeleteAsync(Portal.Clock.Now, Cancel));
        Assert.Equal(0, await sweep);

        var later = Portal.Clock.Now + MailCodeRules.MailWindow + TimeSpan.FromMinutes(1);
        await Portal.WithAsync<Sweep, int>(one => one.DeleteAsync(later, Cancel));
        Assert.False(await Portal.WithDataAsync(db => db.MailCodes.AnyAsync(Cancel)));
    }

    [Theory]
    [InlineData(null, "no_account")]
    [InlineData("disabled", "disabled")]
    [InlineData("unverified", "no_address")]
    [InlineData("none", "no_address")]
    [InlineData("locked", "locked")]
    [InlineData("was locked", null)]
    [InlineData("two", null)]
    [InlineData("three", "too_many_mails")]
    [InlineData("plain", null)]
    public void Who_gets_a_code(string? how, string? refusal)
    {
        var now = Portal.Clock.Now;
        var account = how is null ? null : new PortalUser { Email = how == "none" ? null : "ada@example.test", EmailConfirmed = how != "unverified" };
        if (how == "disabled") account!.DisabledAt = now;
        if (how == "locked") account!.LockoutEnd = now.AddMinutes(1);
        if (how == "was locked") account!.LockoutEnd = now;

        Assert.Equal(refusal, MailCodeRules.RefusalOf(account, how switch { "two" => 2, "three" => 3, _ => 0 }, now));
    }

    // What somebody sees who asks, types a wrong code until it is over, and how many statements each step took.
    private async Task<string> DialogueAsync(string userName)
    {
        using var browser = Portal.Browser();
        var page = await browser.GetAsync("/signin/mail");
        List<string> seen = [];
        seen.Add(await SeenAsync(() => browser.SubmitAsync(page, new Dictionary<string, string> { ["userName"] = userName })));
        for (var guess = 0; guess <= MailCodeRules.Tries; guess++)
        {
            var entry = await browser.GetAsync("/signin/mail/code");
            seen.Add(await SeenAsync(() => browser.SubmitAsync(entry, new Dictionary<string, string> { ["code"] = "0000-000" + guess })));
        }

        return string.Join('\n', seen);
    }

    private async Task<string> SeenAsync(Func<Task<HttpResponseMessage>> work)
    {
        var before = Portal.Log.Statements;
        var answer = await work();
        var page = (await TestBrowser.ReadAsync(answer)).QuerySelector("main")?.TextContent;
        return $"{answer.StatusCode} {answer.Headers.Location} {Portal.Log.Statements - before} {page}";
    }
}
