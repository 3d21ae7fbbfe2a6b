using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Portal.Hosting.Timing;

/// <summary>
/// Listens to what the framework measures of each request, and writes the sums: each minute, and what is left before the portal ends.
/// </summary>
internal sealed partial class EndpointTimeWriter(
    EndpointTimes times, EndpointHours hours, IMeterFactory meters, TimeProvider clock, ILogger<EndpointTimeWriter> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // Of the framework: circuits, open for as long as a page is, and files.
    private const char Framework = '_';
    private const string WellKnown = ".well-known/";

    // Of each method and route; null where they do not count. There are as many as the portal has routes: the framework knows few methods
    // by name and calls all others one.
    private readonly ConcurrentDictionary<(string? Method, string Route), string?> _names = new();

    /// <summary>Writes what there is. What cannot be written stays, to be tried again.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var row in times.Take())
        {
            try
            {
                await hours.AddAsync(row, cancel);
            }
            catch (Exception failure)
            {
                times.Add(row);
                LogFailed(failure, row.Endpoint);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = NewListener();
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Requests have ended by now: the server stops first.
            await WriteAsync(CancellationToken.None);
        }
    }

    private MeterListener NewListener()
    {
        var listener = new MeterListener
        {
            // Of this host alone: the numbers for Prometheus have a server of their own.
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "http.server.request.duration" && ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Add(seconds, tags));
        listener.Start();
        return listener;
    }

    private void Add(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? method = null, route = null;
        var status = 0;
        foreach (var tag in tags)
        {
            if (tag.Key == "http.request.method") method = tag.Value as string;
            if (tag.Key == "http.route") route = tag.Value as string;
            if (tag.Key == "http.response.status_code") status = tag.Value as int? ?? 0;
        }

        if (route is not null && _names.GetOrAdd((method, route), static known => NameOf(known.Method, known.Route)) is { } name) times.Add(name, status, seconds);
    }

    private static string? NameOf(string? method, string route) => route.TrimStart('/') is var place && Counts(place) ? $"{method} /{place}" : null;

    // Files have names of their own in every version.
    private static bool Counts(string place) =>
        !place.StartsWith(Framework) && (place.StartsWith(WellKnown, StringComparison.Ordinal) || !Path.HasExtension(place));

    [LoggerMessage(Level = LogLevel.Error, Message = "What {Endpoint} took could not be written; it is tried again")]
    private partial void LogFailed(Exception failure, string endpoint);
}
