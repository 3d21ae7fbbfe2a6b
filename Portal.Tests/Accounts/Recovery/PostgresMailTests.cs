using Microsoft.EntityFrameworkCore;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

/// <summary>Mail once more on PostgreSQL: statements that decide between several at once.</summary>
public sealed class PostgresMailTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_with_a_second_factor_is_recovered_by_mail_after_the_wait_and_once()
    {
        await using var sink = new MailSink();
        await using var portal = await StartAsync(sink);
        await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        var begin = await browser.GetAsync(await LinkAsync(portal, sink, browser));
        await begin.Content.LoadIntoBufferAsync(Cancel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SubmitAsync(begin)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.SecurityEvents.CountAsync(row => row.Kind == "recovery.requested", Cancel)));

        portal.Clock.Advance(TimeSpan.FromHours(24));
        var choice = await browser.FollowAsync(await browser.GetAsync(await LinkAsync(portal, sink, browser)));
        await choice.Content.LoadIntoBufferAsync(Cancel);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SetPasswordAsync(choice)));
        Assert.Single(done, answer => RecoverForm.PathOf(answer) == "/recover/done");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(portal.SendMailAsync, Cancel)));
        Assert.Single(sink.Mails, mail => mail.Subject.StartsWith("Your account was recovered", StringComparison.Ordinal));
        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task An_address_is_verified_once()
    {
        await using var sink = new MailSink();
        await using var portal = await StartAsync(sink);
        await portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel));
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var offer = await browser.GetAsync("/verify-email");
        await offer.Content.LoadIntoBufferAsync(Cancel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SubmitAsync(offer)));
        await portal.SendMailAsync();

        var page = await browser.GetAsync(new Uri(Assert.Single(sink.Mails).Links[0]).PathAndQuery);
        await page.Content.LoadIntoBufferAsync(Cancel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SubmitAsync(page)));

        Assert.Equal(1, await portal.WithDataAsync(db => db.SecurityEvents.CountAsync(row => row.Kind == "email.verified", Cancel)));
    }

    private async Task<TestPortal> StartAsync(MailSink sink)
    {
        var settings = sink.Settings();
        settings["Portal:Database:Provider"] = "PostgreSql";
        settings["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync();
        return await TestPortal.StartAsync(settings, TestUsers.Ada);
    }

    private static async Task<string> LinkAsync(TestPortal portal, MailSink sink, TestBrowser browser)
    {
        await browser.SubmitAsync(await browser.GetAsync("/recover"), new Dictionary<string, string> { ["mailUserName"] = "ada" }, "form:has([name=mailUserName])");
        await portal.SendMailAsync();
        return new Uri(sink.Mails.SelectMany(mail => mail.Links).Last(link => link.Contains("/recover/mail?", StringComparison.Ordinal))).PathAndQuery;
    }
}
