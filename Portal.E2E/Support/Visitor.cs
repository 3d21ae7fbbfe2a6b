using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>One person at one browser: a profile of their own, one tab, and a passkey provider.</summary>
public sealed class Visitor
{
    private readonly PageWatch _watch;

    private Visitor(IBrowserContext context, IPage page, VirtualAuthenticator? authenticator, PageWatch watch)
    {
        Context = context;
        Page = page;
        _authenticator = authenticator;
        _watch = watch;
    }

    private readonly VirtualAuthenticator? _authenticator;

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public VirtualAuthenticator Authenticator => _authenticator ?? throw new InvalidOperationException("This visitor's browser runs no scripts.");

    /// <summary>What went wrong on the pages that were visited, beside what the test looks at.</summary>
    public IReadOnlyCollection<string> Problems => _watch.Problems;

    /// <summary>From now on the portal may be away; what the console says of it is no problem.</summary>
    public void ExpectOutage() => _watch.Outage = true;

    public static async Task<Visitor> ArriveAsync(IBrowser browser, BrowserNewContextOptions? options)
    {
        options ??= new BrowserNewContextOptions();
        options.Locale ??= "en-GB";
        options.TimezoneId ??= "Europe/Berlin";
        options.ViewportSize ??= Screens.Desktop;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Chromium.Patience);
        await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = false, Screenshots = false });
        var watch = new PageWatch(context);
        var page = await context.NewPageAsync();
        var authenticator = options.JavaScriptEnabled == false ? null : await VirtualAuthenticator.AddAsync(page);
        return new Visitor(context, page, authenticator, watch);
    }

    /// <summary>Closes the browser profile; what it saw is kept in <paramref name="folder"/> unless that is null.</summary>
    public async Task LeaveAsync(string? folder, int number)
    {
        if (folder is null)
        {
            await Context.Tracing.StopAsync();
        }
        else
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"page-{number}.png"), FullPage = true });
            await File.WriteAllTextAsync(Path.Combine(folder, $"page-{number}.html"), await Page.ContentAsync());
            await Context.Tracing.StopAsync(new TracingStopOptions { Path = Path.Combine(folder, $"trace-{number}.zip") });
        }

        await Context.CloseAsync();
    }
}
