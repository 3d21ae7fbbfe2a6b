using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>
/// A whole portal for one test: the real pipeline on a real SQLite file, with fake time and nothing outside.
/// <code>
/// await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
/// var browser = await portal.BrowserAsync(signedInAs: TestUsers.Ada);
/// </code>
/// </summary>
internal sealed class TestPortal : IAsyncDisposable
{
    public const string Address = "http://localhost:5080";

    private readonly TestSettings _settings;
    private TestHost _host;

    private TestPortal(string folder, TestSettings settings)
    {
        (Folder, _settings) = (folder, settings);
        _host = NewHost();
    }

    public string Folder { get; }

    public FakeClock Clock { get; } = new();

    public OutsideWorld Outside { get; } = new();

    public TestLog Log { get; } = new();

    /// <summary>What an operator sees on the console since the last start.</summary>
    public string Output => _host.Output.ToString();

    public IServiceProvider Services => _host.Services;

    public static Task<TestPortal> StartAsync(params IReadOnlyCollection<ITestSeed> seeds) => StartAsync([], seeds);

    public static async Task<TestPortal> StartAsync(TestSettings settings, params IReadOnlyCollection<ITestSeed> seeds)
    {
        var portal = new TestPortal(await TestFolders.CopyTemplateAsync(), settings);
        await portal.AddAsync(seeds);
        return portal;
    }

    /// <summary>A browser on which nobody is signed in.</summary>
    public TestBrowser Browser(string? address = null) => new(_host.Server.CreateHandler(), address);

    /// <summary>A browser on which somebody is signed in, without the way there.</summary>
    public async Task<TestBrowser> BrowserAsync(TestUser signedInAs, TestSignIn? how = null)
    {
        var browser = Browser();
        var (session, handle) = (how ?? TestSignIn.WithPasskey).Session(signedInAs, Clock.Now);
        await WithDataAsync(db =>
        {
            db.Sessions.Add(session);
            return db.SaveChangesAsync();
        });
        browser.SetCookie("portal-session", handle);
        return browser;
    }

    /// <summary>A program that is no browser: no cookies, no fetch metadata, no redirects followed.</summary>
    public HttpClient Backchannel => new(_host.Server.CreateHandler()) { BaseAddress = new Uri(Address) };

    /// <summary>Puts more into the database. What the portal answers from memory may be older; give clients and scopes to <see cref="StartAsync(IReadOnlyCollection{ITestSeed})"/>.</summary>
    public Task AddAsync(params IReadOnlyCollection<ITestSeed> seeds) => WithDataAsync(db =>
    {
        foreach (var seed in seeds) seed.AddTo(db, Clock.Now);
        return db.SaveChangesAsync();
    });

    public async Task<T> WithDataAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await work(db);
    }

    /// <summary>Stops the portal and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await _host.DisposeAsync();
        TestFolders.Release(Folder);
        _host = NewHost();
        _ = _host.Server;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Log.Dispose();
        TestFolders.Delete(Folder);
    }

    private TestHost NewHost() => new(Folder, _settings, Clock, Outside, Log);
}
