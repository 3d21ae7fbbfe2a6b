using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace AdminLists;

/// <summary>
/// What a million people did: made by the database itself out of the people that are there, person number i being the i-th that was made.
/// It is not spread evenly: one app, one address and one person have a large part of everything, and another app has next to nothing that still holds.
/// </summary>
internal static class Activity
{
    /// <summary>Fills up what is missing: a second run begins at once.</summary>
    public static async Task FillAsync(IDbContextFactory<PortalDbContext> contexts, int rows)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var sql = new Dialect(db.Database.IsSqlite(), DateTimeOffset.UtcNow, rows);
        await db.WithRoomAsync();
        var watch = Stopwatch.StartNew();
        if (!await db.UserGroups.AnyAsync()) foreach (var group in Groups) await db.Database.ExecuteSqlRawAsync(MembersOf(sql, group));
        if (!await db.Sessions.AnyAsync()) await db.Database.ExecuteSqlRawAsync(Sessions(sql));
        if (!await db.Grants.AnyAsync()) await db.Database.ExecuteSqlRawAsync(Grants(sql));
        if (!await db.PersonalAccessTokens.AnyAsync()) await db.Database.ExecuteSqlRawAsync(Tokens(sql));
        if (!await db.SecurityEvents.AnyAsync()) await db.Database.ExecuteSqlRawAsync(Events(sql));
        if (!await db.FailedRequests.AnyAsync()) await db.Database.ExecuteSqlRawAsync(Refused(sql));
        if (!await db.EndpointHours.AnyAsync()) await db.Database.ExecuteSqlRawAsync(Hours(sql));

        // PostgreSQL does so on its own, a while later; SQLite does not, and the portal does not ask it to.
        if (!db.Database.IsSqlite() && watch.Elapsed > TimeSpan.FromSeconds(5)) await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        SqliteConnection.ClearAllPools();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} sessions, grants, tokens and events are there ({watch.Elapsed.TotalSeconds:N0} s)."));
    }

    /// <summary>Room for whole indexes while they are filled, on this connection alone: what is timed has what the portal has.</summary>
    public static async Task WithRoomAsync(this PortalDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size=-2000000");
    }

    // The large one of those whose names come late in the order of the list.
    private static readonly (string Name, string Who)[] Groups =
    [
        ("staff", "i % 2000 = 7"),
        ("crew", "i % 200 = 9"),
        ("students", "\"NormalizedUserName\" >= 'TARIQ'"),
        ("everybody", "i % 10 <> 3"),
    ];

    private static string MembersOf(Dialect sql, (string Name, string Who) group) =>
        $"""INSERT INTO "UserGroups" ("UserId", "Name") SELECT "Id", '{group.Name}' FROM {Dialect.People} WHERE {group.Who}""";

    private static string Sessions(Dialect sql) =>
        $"""
        INSERT INTO "Sessions" ("Id", "HandleHash", "UserId", "CreatedAt", "LastSeenAt", "ExpiresAt", "AuthTime", "Acr", "Amr", "UserAgent", "IpAddress", "EndedAt")
        SELECT {sql.NewId}, {sql.Random}, "Id", {sql.Ago("i")}, {sql.Ago("i")}, {sql.In(30)}, {sql.Ago("i")}, 'phr', 'swk user',
            'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
            CASE WHEN i % 10 < 3 THEN '192.0.2.1' WHEN i % 50000 = 4 THEN '198.51.100.7' ELSE '10.1.' || (i / 250 % 250) || '.' || (i % 250) END,
            CASE WHEN i % 4 = 1 THEN {sql.Ago("i")} END
        FROM {Dialect.People} WHERE i < {sql.Rows}
        """;

    private static string Grants(Dialect sql) =>
        $"""
        INSERT INTO "Grants" ("Id", "ClientId", "UserId", "Scope", "Offline", "SessionId", "AuthTime", "Acr", "Amr", "CreatedAt", "RevokedAt")
        SELECT {sql.Random},
            CASE WHEN i % 2 = 0 THEN 'client-000001' WHEN i % 10 = 1 THEN 'client-000002' ELSE 'client-' || {sql.Padded("i / 10 % 100000")} END,
            "UserId", 'openid profile email offline_access', true, "Id", {sql.Ago("i")}, 'phr', 'swk user', {sql.Ago("i")},
            CASE WHEN (i % 10 = 1 AND i % 50000 <> 1) OR i % 10 = 5 THEN {sql.Ago("i")} END
        FROM (SELECT "Id", "UserId", row_number() OVER (ORDER BY "CreatedAt") - 1 AS i FROM "Sessions") AS given
        """;

    private static string Tokens(Dialect sql) =>
        $"""
        INSERT INTO "PersonalAccessTokens" ("Id", "HandleHash", "UserId", "Name", "Scope", "CreatedAt", "ExpiresAt", "RevokedAt")
        SELECT {sql.NewId}, {sql.Random}, "Id", 'script ' || i, 'consents', {sql.Ago("i")}, {sql.In(200)}, CASE WHEN i % 3 = 0 THEN {sql.Ago("i")} END
        FROM {Dialect.People} WHERE i < {sql.Rows}
        """;

    private static string Events(Dialect sql) =>
        $"""
        INSERT INTO "SecurityEvents" ("At", "Kind", "UserId", "ActorId", "ClientId", "SessionId", "Address", "UserAgent", "Outcome", "TraceId", "Details", "Sequence", "Salt", "PersonalDigest", "Hash")
        SELECT {sql.Ago("i")},
            CASE WHEN i % 10 < 6 THEN 'token.issued' WHEN i % 100 = 8 THEN 'signin.failed' WHEN i % 100000 = 9 THEN 'key.rotated' WHEN i % 10 < 9 THEN 'signin.succeeded' ELSE 'consent.given' END,
            CASE WHEN i % 10 = 0 THEN (SELECT "Id" FROM "Users" WHERE "NormalizedUserName" = 'ADA.ALMEIDA.0') ELSE "Id" END,
            CASE WHEN i % 1000 = 500 THEN (SELECT "Id" FROM "Users" WHERE "NormalizedUserName" = 'BJÖRN.ALMEIDA.1') END,
            CASE WHEN i % 2 = 0 THEN 'client-000001' ELSE 'client-' || {sql.Padded("i / 10 % 100000")} END, NULL,
            CASE WHEN i % 10 < 3 THEN '192.0.2.1' ELSE '10.1.' || (i / 250 % 250) || '.' || (i % 250) END,
            'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
            CASE WHEN i % 100 = 8 THEN 'Failed' ELSE 'Succeeded' END, {sql.Random},
            CASE WHEN i % 10 < 6 THEN '{Dialect.Object("grant_type", "refresh_token")}' WHEN i % 100 = 8 THEN '{Dialect.Object("reason", "unknown_passkey")}' WHEN i % 10 < 9 THEN '{Dialect.Object("acr", "phr")}' END,
            i + 1, {sql.Random}, {sql.Random}, {sql.Random}
        FROM (SELECT * FROM {Dialect.People} WHERE i < {sql.Rows} ORDER BY i) AS done
        """;

    private static string Refused(Dialect sql) =>
        $"""
        INSERT INTO "FailedRequests" ("TraceId", "At", "Endpoint", "ClientId", "Error", "Description", "Steps")
        SELECT {sql.Random}, {sql.Ago("i")}, 'token', 'client-000001', 'invalid_grant', 'The code was used before.', '[]'
        FROM {Dialect.People} WHERE i < {sql.Rows} / 10
        """;

    // Every hour of 90 days, at 60 endpoints.
    private static string Hours(Dialect sql) =>
        $"""
        INSERT INTO "EndpointHours" ("Hour", "Endpoint", "Requests", "Failures", "Milliseconds", "Slowest")
        SELECT {sql.HoursAgo("i / 60")}, 'GET /endpoint/' || (i % 60), 1000 + i % 77, i % 3, 5000 + i % 999, 200 + i % 50
        FROM {Dialect.People} WHERE i < 129600
        """;
}
