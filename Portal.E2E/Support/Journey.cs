using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>
/// A test in which people use browsers. Each test gets its own; what they saw is kept under TestResults when the test fails, and a test
/// fails also when a page had script errors or broke its content security policy.
/// </summary>
public abstract class Journey(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];
    private readonly List<IBrowser> _browsers = [];
    private readonly List<PortalInstallation> _portals = [];
    private readonly List<PortalInstallation> _watched = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var problems = _visitors.SelectMany(visitor => visitor.Problems).ToList();
        var failed = problems.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed;
        var folder = failed ? Artefacts.FolderOf(TestContext.Current.Test!) : null;
        for (var number = 0; number < _visitors.Count; number++) await _visitors[number].LeaveAsync(folder, number + 1);

        foreach (var portal in _watched.Concat(_portals).Where(_ => folder is not null))
            await File.WriteAllTextAsync(Path.Combine(folder!, $"portal-{portal.Port}.log"), portal.Log.Text);

        foreach (var browser in _browsers) await browser.CloseAsync();

        // After the visitors: pages that are still open would complain.
        foreach (var portal in _portals) await portal.DisposeAsync();

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Somebody opens a browser that has never been here.</summary>
    protected Task<Visitor> ArriveAsync(BrowserNewContextOptions? options = null) => ArriveAsync(chromium.Browser, options);

    /// <summary>Somebody for whom some addresses lead elsewhere.</summary>
    protected async Task<Visitor> ArriveElsewhereAsync(string flag)
    {
        var browser = await chromium.LaunchAsync(flag);
        _browsers.Add(browser);
        return await ArriveAsync(browser, null);
    }

    /// <summary>A portal for this test alone; it ends with the test.</summary>
    protected async Task<PortalInstallation> StartPortalAsync(Bootstrap? bootstrap, params (string Name, string Value)[] settings)
    {
        var portal = await PortalInstallation.StartAsync(bootstrap, Cancel, settings);
        _portals.Add(portal);
        return portal;
    }

    /// <summary>Has the log of a portal that others use as well kept if the test fails.</summary>
    protected PortalInstallation Watched(PortalInstallation portal)
    {
        _watched.Add(portal);
        return portal;
    }

    private async Task<Visitor> ArriveAsync(IBrowser browser, BrowserNewContextOptions? options)
    {
        var visitor = await Visitor.ArriveAsync(browser, options);
        _visitors.Add(visitor);
        return visitor;
    }
}
