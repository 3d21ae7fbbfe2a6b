using Microsoft.EntityFrameworkCore;
using Portal.Accounts.MailCodes;
using Portal.Tests.Accounts.Recovery;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.MailCodes;

/// <summary>Codes once more on PostgreSQL, and by several requests at once.</summary>
public sealed class PostgresMailCodeTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_signs_in_once_and_an_account_gets_three_however_many_ask_at_once()
    {
        await using var sink = new MailSink();
        var settings = sink.Settings();
        settings["Portal:Database:Provider"] = "PostgreSql";
        settings["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync();
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Ada);
        using var browser = portal.Browser();
        await AskAsync(browser);
        await portal.SendMailAsync();
        var code = System.Text.RegularExpressions.Regex.Match(Assert.Single(sink.Mails).Text, "[0-9A-Z]{4}-[0-9A-Z]{4}").Value;

        var page = await browser.GetAsync("/signin/mail/code");
        await page.Content.LoadIntoBufferAsync(Cancel);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SubmitAsync(page, new Dictionary<string, string> { ["code"] = code })));
        Assert.Single(done, answer => RecoverForm.PathOf(answer) is not null);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Sessions.CountAsync(Cancel)));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AskAsync(portal.Browser()), Cancel)));
        await portal.SendMailAsync();
        Assert.Equal(MailCodeRules.MostMails, sink.Mails.Count(mail => mail.Subject.StartsWith("A code", StringComparison.Ordinal)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.MailCodes.CountAsync(row => row.UserId != null && row.EndedAt == null, Cancel)));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestBrowser browser) =>
        await browser.SubmitAsync(await browser.GetAsync("/signin/mail"), new Dictionary<string, string> { ["userName"] = "ada" });
}
