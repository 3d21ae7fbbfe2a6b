using System.Net;
using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class MetricsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_are_read_at_a_port_of_their_own_and_not_at_the_portals()
    {
        var port = FreePort();
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Metrics:Port"] = $"{port}" });
        using var browser = portal.Browser();
        using var http = new HttpClient();

        using var outside = await browser.GetAsync("/metrics");
        var numbers = await http.GetStringAsync($"http://127.0.0.1:{port}/metrics", Cancel);
        using var other = await http.GetAsync($"http://127.0.0.1:{port}/signin", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.Contains("http_server_request_duration_seconds_count", numbers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_costs_the_numbers_and_nothing_else()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Metrics:Port"] = $"{port}" });
        using var browser = portal.Browser();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/signin")).StatusCode);
        Assert.Contains(portal.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains($"No /metrics at 127.0.0.1:{port}", StringComparison.Ordinal));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
