using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Overview;

/// <summary>The endpoints that took longest on average.</summary>
internal sealed class SlowEndpoints(PortalDbContext db)
{
    private const int Shown = 10;

    public async Task<IReadOnlyList<EndpointLine>> ReadAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        // What is kept is kept by hours of UTC; where the range begins within one, all of it counts.
        var start = from.AddHours(-1);
        return await db.EndpointHours.AsNoTracking()
            .Where(hour => hour.Hour > start && hour.Hour < until)
            .GroupBy(hour => hour.Endpoint)
            .Select(group => new
            {
                Endpoint = group.Key,
                Requests = group.Sum(hour => hour.Requests),
                Failures = group.Sum(hour => hour.Failures),
                Average = group.Sum(hour => hour.Milliseconds) * 1.0 / group.Sum(hour => hour.Requests),
                Slowest = group.Max(hour => hour.Slowest),
            })
            .OrderByDescending(line => line.Average)
            .ThenBy(line => line.Endpoint)
            .Take(Shown)
            .Select(line => new EndpointLine(line.Endpoint, line.Requests, line.Failures, line.Average, line.Slowest))
            .ToListAsync(cancel);
    }
}
