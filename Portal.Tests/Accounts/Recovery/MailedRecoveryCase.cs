using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

/// <summary>A portal that mails links, and what people do with them.</summary>
public abstract class MailedRecoveryCase : IAsyncLifetime
{
    private protected MailSink Sink { get; } = new();

    private protected TestPortal Portal { get; private set; } = null!;

    private protected TestBrowser Browser { get; private set; } = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.StartAsync(Sink.Settings(), TestUsers.Ada, TestUsers.Grace);
        Browser = Portal.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Browser.Dispose();
        await Portal.DisposeAsync();
        await Sink.DisposeAsync();
    }

    /// <summary>A day later a link still only begins the waiting time.</summary>
    private protected async Task AssertMustWaitAgainAsync()
    {
        Portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("recover-mail-wait\"", await Browser.GetAsync(await LinkAsync("ada")).TextAsync(), StringComparison.Ordinal);
    }

    private protected async Task WaitAsync()
    {
        var waiting = Browser.SubmitAsync(await Browser.GetAsync(await LinkAsync("ada")));
        Assert.Contains("recover-mail-waiting", await waiting.TextAsync(), StringComparison.Ordinal);
        await Portal.SendMailAsync();
    }

    private protected async Task<string> LinkAsync(string userName)
    {
        await AskedAsync(userName);
        await Portal.SendMailAsync();
        return new Uri(Sink.Mails.Last(mail => mail.Text.Contains("/recover/mail?", StringComparison.Ordinal)).Links.Single(link => link.Contains("/recover/mail?", StringComparison.Ordinal))).PathAndQuery;
    }

    private protected async Task<(string Page, int Statements)> AskedAsync(string userName)
    {
        using var browser = Portal.Browser();
        var page = await browser.GetAsync("/recover");
        var before = Portal.Log.Statements;
        var answer = await browser.SubmitAsync(page, new Dictionary<string, string> { ["mailUserName"] = userName }, "form:has([name=mailUserName])");
        var document = await TestBrowser.ReadAsync(answer);
        return (document.QuerySelector("[data-testid='recover-mail-asked']")!.OuterHtml, Portal.Log.Statements - before);
    }

    private protected Task<List<string>> KindsAsync() => Portal.WithDataAsync(db => db.SecurityEvents.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel));
}
