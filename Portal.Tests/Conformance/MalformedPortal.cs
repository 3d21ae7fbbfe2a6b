using Portal.Tests.Support;

namespace Portal.Tests.Conformance;

/// <summary>One whole portal for all rows, with somebody signed in.</summary>
public sealed class MalformedPortal : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public HttpClient Http { get; private set; } = null!;

    public Dictionary<string, string> Live { get; } = [];

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(new TestSettings { ["Portal:RateLimits:Enabled"] = "false" }, TestUsers.Ada, TestClients.Web);
        Http = _portal.Backchannel;
        using var browser = await _portal.BrowserAsync(TestUsers.Ada);
        Live["session"] = $"portal-session={browser.Cookies["portal-session"]!.Value}";
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return _portal.DisposeAsync();
    }
}
