using Microsoft.Playwright;
using Portal.E2E.Support;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Portal.E2E.Support;

/// <summary>The installed Chromium, started once for the whole run; each visitor gets a profile of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a visitor waits for anything, in milliseconds. A busy machine is slow; how slow is no test's business.</summary>
    public const float Patience = 15_000;

    // As stack of choice for a server without display, sandbox or outside network.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("Chromium was not started.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
    }

    /// <summary>A second browser, for visitors to whom some addresses lead elsewhere.</summary>
    public Task<IBrowser> LaunchAsync(params string[] moreFlags) => _playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Find(),
        Headless = true,
        Args = [.. Flags, .. moreFlags],
    });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();

        _playwright?.Dispose();
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome") })
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("The end-to-end tests need Chromium on the PATH (Debian: apt-get install chromium).");
}
