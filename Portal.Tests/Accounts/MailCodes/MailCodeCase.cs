using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.MailCodes;

/// <summary>A portal that mails codes to sign in with, and what people do with them.</summary>
public abstract partial class MailCodeCase : IAsyncLifetime
{
    private protected MailSink Sink { get; } = new();

    private protected TestPortal Portal { get; private set; } = null!;

    private protected TestBrowser Browser { get; private set; } = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.StartAsync(Sink.Settings(), TestUsers.Ada, TestUsers.Grace, TestUsers.Newcomer, TestClients.Trusted);
        Browser = Portal.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Browser.Dispose();
        await Portal.DisposeAsync();
        await Sink.DisposeAsync();
    }

    private protected static async Task<HttpResponseMessage> AskAsync(TestBrowser browser, string userName, string address = "/signin/mail") =>
        await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string> { ["userName"] = userName });

    /// <summary>Asks for a code and reads it in the mail.</summary>
    private protected async Task<string> CodeAsync(TestBrowser browser, string userName, string address = "/signin/mail")
    {
        await AskAsync(browser, userName, address);
        await Portal.SendMailAsync();
        return CodeIn(Sink.Mails[^1]);
    }

    private protected static string CodeIn(SentMail mail) => Code().Match(mail.Text) is { Success: true } found ? found.Value : throw new InvalidOperationException(mail.Text);

    private protected static Task<HttpResponseMessage> TypeAsync(TestBrowser browser, string code) => browser.WithCodeAsync(code, "/signin/mail/code");

    private protected static async Task<string?> ProblemAsync(HttpResponseMessage page) => (await TestBrowser.ReadAsync(page)).QuerySelector(".problem")?.TextContent;

    private protected static string WrongOf(string code) => (code[0] == 'A' ? 'B' : 'A') + code[1..];

    private protected Task<List<string>> KindsAsync() => Portal.WithDataAsync(db => db.SecurityEvents.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel));

    private protected Task<int> ChangeAsync(TestUser who, System.Linq.Expressions.Expression<Func<global::Portal.Data.Entities.PortalUser, DateTimeOffset?>> what, DateTimeOffset? value) =>
        Portal.WithDataAsync(db => db.Users.Where(user => user.Id == who.Id).ExecuteUpdateAsync(row => row.SetProperty(what, value), Cancel));

    private protected async Task AddPasskeyAsync(TestUser who)
    {
        using var owner = await Portal.BrowserAsync(who);
        using var authenticator = new SoftAuthenticator();
        (await owner.RegisterAsync(authenticator)).EnsureSuccessStatusCode();
        await Portal.SendMailAsync();
    }

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")]
    private static partial Regex Code();
}
