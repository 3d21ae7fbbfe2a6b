using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Data.Entities;
using Portal.Hosting;
using Portal.Hosting.Timing;
using Portal.OpenId.Scopes;
using Portal.Tests.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class EndpointTimeTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Hour = new(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_nodes_that_write_one_hour_at_once_lose_nothing(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres));
        var hours = portal.Services.GetRequiredService<EndpointHours>();

        await Task.WhenAll(Enumerable.Range(1, 20).Select(slowest => Task.Run(
            () => hours.AddAsync(new() { Hour = Hour, Endpoint = "GET /made-up", Requests = 2, Failures = 1, Milliseconds = 30, Slowest = slowest }, Cancel),
            Cancel)));

        var row = Assert.Single(await RowsAsync(portal), row => row.Endpoint == "GET /made-up");
        Assert.Equal((Hour, 40, 20, 600, 20), (row.Hour, row.Requests, row.Failures, row.Milliseconds, row.Slowest));
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_never_by_what_somebody_typed()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        await browser.GetAsync("/signin?x=secret-1");
        await browser.GetAsync("/signin");
        await browser.GetAsync("/no/such/page/secret-2");
        await browser.GetAsync("/css/app.css");
        await browser.GetAsync("/.well-known/jwks.json");
        await browser.GetAsync("/account/receipts/6f6c3f0e-3a3e-4b0a-9a57-0c1d5d0d7a99");

        var rows = await WrittenAsync(portal, "GET /signin", "GET /.well-known/jwks.json", "GET /account/receipts/{Id:guid}");
        var row = Assert.Single(rows, row => row.Endpoint == "GET /signin");
        Assert.Equal((Hour, 2, 0), (row.Hour, row.Requests, row.Failures));
        Assert.InRange(row.Slowest, 0, row.Milliseconds);
        Assert.Contains(rows, row => row.Endpoint == "GET /.well-known/jwks.json");
        Assert.DoesNotContain(rows, row => row.Endpoint.Contains(".css", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Endpoint.Contains("secret", StringComparison.Ordinal) || row.Endpoint.Contains("0c1d5d0d7a99", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_the_portal_fails_is_a_failure_of_its_endpoint()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { Services = services => services.AddSingleton<IScopeStore, BrokenScopes>() });
        using var browser = portal.Browser();
        await browser.GetAsync("/.well-known/openid-configuration");

        var rows = await WrittenAsync(portal, "GET /.well-known/openid-configuration");

        Assert.Equal((1, 1), rows.Where(row => row.Endpoint == "GET /.well-known/openid-configuration").Select(row => (row.Requests, row.Failures)).Single());
    }

    [Fact]
    public void Hours_are_told_apart_and_failures_are_those_of_the_server()
    {
        var clock = new FakeClock();
        var times = new EndpointTimes(clock);
        times.Add("GET /a", 200, 0.010);
        times.Add("GET /a", 499, 0.030);
        times.Add("GET /a", 500, 0.020);
        clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromTicks(1));
        times.Add("GET /a", 200, 0.001);
        clock.Advance(TimeSpan.FromTicks(1));
        times.Add("GET /a", 503, 0.002);
        times.Add(new string('x', 100), 200, 0);

        var rows = times.Take().OrderBy(row => row.Hour).ThenBy(row => row.Endpoint, StringComparer.Ordinal).ToList();

        Assert.Equal([(Hour, 4L, 1L, 61L, 30L), (Hour.AddHours(1), 1, 1, 2, 2), (Hour.AddHours(1), 1, 0, 0, 0)], rows.Select(Told));
        Assert.Equal(64, rows[2].Endpoint.Length);
        Assert.Empty(times.Take());
    }

    [Fact]
    public async Task What_is_left_is_written_when_the_portal_stops_and_goes_after_ninety_days()
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Services.GetRequiredService<EndpointTimes>().Add("GET /made-up", 200, 0.1);
        await portal.RestartAsync();
        Assert.Contains(await RowsAsync(portal), row => row.Endpoint == "GET /made-up");

        portal.Clock.Advance(TimeSpan.FromDays(90));
        await SweepAsync(portal);
        Assert.Contains(await RowsAsync(portal), row => row.Endpoint == "GET /made-up");

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync(portal);
        Assert.Empty(await RowsAsync(portal));
    }

    private static (DateTimeOffset, long, long, long, long) Told(EndpointHourRow row) => (row.Hour, row.Requests, row.Failures, row.Milliseconds, row.Slowest);

    private static Task<int> SweepAsync(TestPortal portal) => portal.Services.GetRequiredService<Sweep>().DeleteAsync(portal.Clock.Now, Cancel);

    // A request is measured when its answer is out already.
    private static async Task<List<EndpointHourRow>> WrittenAsync(TestPortal portal, params string[] endpoints)
    {
        var writer = portal.Services.GetServices<IHostedService>().OfType<EndpointTimeWriter>().Single();
        for (var look = 0; ; look++)
        {
            await writer.WriteAsync(Cancel);
            var rows = await RowsAsync(portal);
            if (look == 50 || Array.TrueForAll(endpoints, endpoint => rows.Exists(row => row.Endpoint == endpoint))) return rows;

            await Task.Delay(100, Cancel);
        }
    }

    private static Task<List<EndpointHourRow>> RowsAsync(TestPortal portal) => portal.WithDataAsync(db => db.EndpointHours.AsNoTracking().ToListAsync(Cancel));

    private sealed class BrokenScopes : IScopeStore
    {
        public ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel) => throw new InvalidOperationException("boom");
    }
}
