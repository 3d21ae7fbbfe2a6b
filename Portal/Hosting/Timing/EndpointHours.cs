using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Hosting.Timing;

/// <summary>Adds to what the database has of endpoints and hours. Any number of nodes may add to one hour at once.</summary>
internal sealed class EndpointHours(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task AddAsync(EndpointHourRow row, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);

        // One statement, so that it makes no difference who was first. Both databases take it.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "EndpointHours" ("Hour", "Endpoint", "Requests", "Failures", "Milliseconds", "Slowest")
            VALUES ({db.Stored(row.Hour)}, {row.Endpoint}, {row.Requests}, {row.Failures}, {row.Milliseconds}, {row.Slowest})
            ON CONFLICT ("Hour", "Endpoint") DO UPDATE SET
                "Requests" = "EndpointHours"."Requests" + excluded."Requests",
                "Failures" = "EndpointHours"."Failures" + excluded."Failures",
                "Milliseconds" = "EndpointHours"."Milliseconds" + excluded."Milliseconds",
                "Slowest" = CASE WHEN excluded."Slowest" > "EndpointHours"."Slowest" THEN excluded."Slowest" ELSE "EndpointHours"."Slowest" END
            """,
            cancel);
    }
}
