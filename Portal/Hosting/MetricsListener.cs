using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Portal.Configuration;

namespace Portal.Hosting;

/// <summary>
/// <c>/metrics</c> in the form that Prometheus reads, on a port of its own, so that a proxy in front of the portal cannot show it to
/// the world by accident.
/// </summary>
internal sealed partial class MetricsListener(PortalOptions settings, ILogger<MetricsListener> log) : IHostedService, IAsyncDisposable
{
    private const string Path = "/metrics";

    // Times and counts by route and status; nothing that names a person or an app.
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private MeterProvider? _meters;
    private WebApplication? _app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Metrics.Port is not { } port) return;

        _meters = Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddPrometheusExporter().Build();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(settings.Metrics.Address, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        _app = builder.Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(_meters, predicate: null, Path, configureBranchedPipeline: null, optionsName: null);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            // Numbers are no reason to let nobody sign in; a second portal on one computer is the usual cause.
            LogNoMetrics($"{settings.Metrics.Address}:{port}", taken.Message);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null) await _app.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _meters?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No /metrics at {Address}: {Reason} Choose another port with Portal:Metrics:Port, 0 for none.")]
    private partial void LogNoMetrics(string address, string reason);
}
