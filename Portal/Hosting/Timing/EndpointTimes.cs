using Portal.Data.Configurations;
using Portal.Data.Entities;

namespace Portal.Hosting.Timing;

/// <summary>What requests took, by hour and endpoint, until it is written.</summary>
internal sealed class EndpointTimes(TimeProvider clock)
{
    private const int ServerError = 500;

    private readonly Lock _adding = new();
    private Dictionary<(DateTimeOffset Hour, string Endpoint), EndpointHourRow> _rows = [];

    /// <summary>Adds a request that was answered just now.</summary>
    /// <param name="endpoint">Method and route; never what somebody typed, or there would be no end of them.</param>
    /// <param name="status">What it was answered with.</param>
    /// <param name="seconds">What it took.</param>
    public void Add(string endpoint, int status, double seconds)
    {
        if (endpoint.Length > Limits.Word) endpoint = endpoint[..Limits.Word];
        var now = clock.GetUtcNow().UtcTicks;
        var hour = new DateTimeOffset(now - (now % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var took = (long)Math.Round(seconds * 1000);
        Add(new() { Hour = hour, Endpoint = endpoint, Requests = 1, Failures = status >= ServerError ? 1 : 0, Milliseconds = took, Slowest = took });
    }

    /// <summary>Adds what was taken and could not be written.</summary>
    public void Add(EndpointHourRow more)
    {
        lock (_adding)
        {
            if (_rows.TryAdd((more.Hour, more.Endpoint), more)) return;

            var row = _rows[(more.Hour, more.Endpoint)];
            row.Requests += more.Requests;
            row.Failures += more.Failures;
            row.Milliseconds += more.Milliseconds;
            row.Slowest = Math.Max(row.Slowest, more.Slowest);
        }
    }

    /// <summary>Takes all that is there.</summary>
    public IReadOnlyCollection<EndpointHourRow> Take()
    {
        lock (_adding)
        {
            var taken = _rows.Values;
            _rows = [];
            return taken;
        }
    }
}
