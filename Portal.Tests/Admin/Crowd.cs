using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>More people than lists look through, made by the database: "p100000" and on, each second one called Grace and each tenth disabled.</summary>
internal static class Crowd
{
    public const int First = 100_000;
    public const int Count = 24_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestPortal> StartAsync(PostgresCluster cluster, bool onPostgres)
    {
        var portal = await TestPortal.StartAsync(onPostgres ? await ScopeCase.OnPostgresAsync(cluster) : [], TestUsers.Admin, TestUsers.Auditor, TestClients.Web, TestClients.Native);
        await portal.WithDataAsync(db => db.Database.ExecuteSqlRawAsync(People(db), Cancel));
        return portal;
    }

    /// <summary>Puts those whose number fulfils a condition into a group.</summary>
    public static Task<int> JoinAsync(this TestPortal portal, string group, string who)
    {
        var sql = $"INSERT INTO \"UserGroups\" (\"UserId\", \"Name\") SELECT \"Id\", '{group}' FROM {Numbered} WHERE {who}";
        return portal.WithDataAsync(db => db.Database.ExecuteSqlRawAsync(sql, Cancel));
    }

    /// <summary>Gives a token to each of those whose number fulfils a condition; the larger the number, the later.</summary>
    public static Task<int> GiveTokensAsync(this TestPortal portal, string who) => portal.WithDataAsync(db =>
    {
        var sql = $"""
            INSERT INTO "PersonalAccessTokens" ("Id", "HandleHash", "UserId", "Name", "Scope", "CreatedAt", "ExpiresAt")
            SELECT {NewId(db)}, 'hash ' || i, "Id", 'token ' || i, 'consents', {At(db, "i")}, {At(db, "99000000")} FROM {Numbered} WHERE {who}
            """;
        return db.Database.ExecuteSqlRawAsync(sql, Cancel);
    });

    private static string Numbered => $"""(SELECT "Id", CAST(substr("UserName", 2) AS INTEGER) AS i FROM "Users" WHERE "UserName" LIKE 'p1%') AS people""";

    private static string People(PortalDbContext db) =>
        $$$"""
        WITH RECURSIVE numbers(i) AS (SELECT {{{First}}} UNION ALL SELECT i + 1 FROM numbers WHERE i < {{{First + Count - 1}}})
        INSERT INTO "Users" ("Id", "UserName", "NormalizedUserName", "Name", "NormalizedName", "CreatedAt", "DisabledAt",
            "Profile", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
        SELECT {{{NewId(db)}}}, 'p' || i, 'P' || i, CASE WHEN i % 2 = 0 THEN 'Grace' ELSE 'Ada' END || ' No ' || i, CASE WHEN i % 2 = 0 THEN 'GRACE' ELSE 'ADA' END || ' NO ' || i,
            {{{At(db, "i")}}}, CASE WHEN i % 10 = 0 THEN {{{At(db, "i")}}} END, '{{}}', true, false, false, true, 0
        FROM numbers
        """;

    private static string NewId(PortalDbContext db) => db.Database.IsSqlite()
        ? "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))"
        : "gen_random_uuid()";

    private static string At(PortalDbContext db, string minutes)
    {
        var start = FakeClock.Start.AddYears(-1).ToUnixTimeSeconds();
        return db.Database.IsSqlite() ? $"({start} + ({minutes}) * 60) * 1000" : $"to_timestamp({start} + ({minutes}) * 60.0)";
    }
}
