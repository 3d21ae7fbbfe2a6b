using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Overview;

/// <summary>Counts in the log of events, done by the database.</summary>
internal sealed class EventCounts(PortalDbContext db)
{
    /// <summary>How many different details of one kind are counted.</summary>
    public const int Different = 500;

    /// <summary>Sign-ins between each two edges.</summary>
    public async Task<IReadOnlyList<SignInBucket>> SignInsAsync(IReadOnlyList<DateTimeOffset> edges, CancellationToken cancel)
    {
        var counts = await db.Database.SqlQuery<BucketCount>(PerBucket(edges)).ToListAsync(cancel);
        var found = counts.ToLookup(count => (count.Bucket, count.Kind), count => count.Events);
        return
        [
            .. Enumerable.Range(0, edges.Count - 1).Select(bucket => new SignInBucket(
                edges[bucket],
                edges[bucket + 1],
                found[(bucket, EventKind.SignInSucceeded.Name)].Sum(),
                found[(bucket, EventKind.SignInFailed.Name)].Sum())),
        ];
    }

    /// <summary>Events of one kind by what they say under a name.</summary>
    public async Task<OverviewParts> PartsAsync(EventKind kind, string name, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        // What is grouped is the whole of the details, which both databases can: there are few different ones.
        var groups = await Happened(kind, from, until)
            .GroupBy(row => row.Details)
            .Select(group => new { Details = group.Key, Count = group.LongCount() })
            .OrderByDescending(group => group.Count)
            .Take(Different + 1)
            .ToListAsync(cancel);
        var parts = groups.Take(Different)
            .GroupBy(group => Said(group.Details, name), group => group.Count, StringComparer.Ordinal)
            .Select(part => new OverviewPart(part.Key, part.Sum()))
            .OrderByDescending(part => part.Count)
            .ThenBy(part => part.Name, StringComparer.Ordinal);
        return new([.. parts], groups.Count > Different);
    }

    /// <summary>How many people signed in.</summary>
    public Task<long> ActiveUsersAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        Happened(EventKind.SignInSucceeded, from, until).Where(row => row.UserId != null).Select(row => row.UserId).Distinct().LongCountAsync(cancel);

    /// <summary>Events of one kind in a range of time.</summary>
    // By the time, in which little lies, and not by the kind, of which there is much: SQLite would guess otherwise where it can choose.
    public IQueryable<SecurityEventRow> Happened(EventKind kind, DateTimeOffset from, DateTimeOffset until) => db.SecurityEvents
        .FromSql(FormattableStringFactory.Create(
            $$"""SELECT * FROM "SecurityEvents" WHERE "At" >= {0} AND "At" < {1} AND "Kind"{{(db.Database.IsSqlite() ? " || ''" : "")}} = {2}""",
            db.Stored(from),
            db.Stored(until),
            kind.Name))
        .AsNoTracking();

    // Each bucket is a range of the index. The order is that of the tables: no planner is to read the log for each bucket.
    private FormattableString PerBucket(IReadOnlyList<DateTimeOffset> edges)
    {
        var buckets = Enumerable.Range(0, edges.Count - 1).Select(bucket => $"({bucket}, {{{bucket}}}, {{{bucket + 1}}})");
        return FormattableStringFactory.Create(
            $"""
            WITH buckets ("Bucket", "From", "Until") AS (VALUES {string.Join(", ", buckets)})
            SELECT buckets."Bucket" AS "Bucket", events."Kind" AS "Kind", COUNT(*) AS "Events"
            FROM buckets CROSS JOIN "SecurityEvents" AS events
            WHERE events."At" >= buckets."From" AND events."At" < buckets."Until"
                AND events."Kind" IN ('{EventKind.SignInSucceeded.Name}', '{EventKind.SignInFailed.Name}')
            GROUP BY buckets."Bucket", events."Kind"
            """,
            [.. edges.Select(edge => db.Stored(edge))]);
    }

    private static string Said(string? details, string name) =>
        details is null ? "" : JsonSerializer.Deserialize<Dictionary<string, string>>(details)?.GetValueOrDefault(name) ?? "";

    private sealed record BucketCount(int Bucket, string Kind, long Events);
}
