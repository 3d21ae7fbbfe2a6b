using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;

namespace AdminLists;

/// <summary>An installation of the size that the lists have to be quick with.</summary>
internal static class Seed
{
    private const int Batch = 10_000;

    private static readonly string[] Given =
        ["Ada", "Björn", "Chiara", "Daniel", "Emre", "Fatima", "Grace", "Hana", "Igor", "Jonas", "Katya", "Liam", "Mei", "Nora", "Olga", "Pablo", "Quinn", "Rosa", "Sven", "Tariq"];

    private static readonly string[] Family =
        ["Almeida", "Bauer", "Chen", "Dubois", "Eriksson", "Fischer", "García", "Hansen", "Ivanova", "Jansen", "Kaya", "Lopez", "Müller", "Novak", "Okafor", "Petrov", "Rossi", "Schmidt", "Tanaka", "Weber"];

    private static readonly string[] Things = ["Notes", "Wiki", "Board", "Shop", "Mail", "Chat", "Drive", "Build", "Metrics", "Tickets"];

    /// <summary>Fills up what is missing: a second run begins at once.</summary>
    public static async Task FillAsync(IDbContextFactory<PortalDbContext> contexts, int clients, int people)
    {
        int haveClients, havePeople;
        await using (var db = await contexts.CreateDbContextAsync())
            (haveClients, havePeople) = (await db.Clients.CountAsync(), await db.Users.CountAsync());

        var watch = Stopwatch.StartNew();
        for (var from = haveClients; from < clients; from += Batch) await AddAsync(contexts, from, Math.Min(clients, from + Batch), Client);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            await db.WithRoomAsync();
            if (havePeople < people) await db.Database.ExecuteSqlRawAsync(People(new(db.Database.IsSqlite(), DateTimeOffset.UtcNow, people), havePeople, people));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clients:N0} clients and {people:N0} people are there ({watch.Elapsed.TotalSeconds:N0} s)."));
    }

    private static async Task AddAsync(IDbContextFactory<PortalDbContext> contexts, int from, int to, Func<int, object> make)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AddRange(Enumerable.Range(from, to - from).Select(make));
        await db.SaveChangesAsync();
    }

    private static ClientRegistration Client(int number)
    {
        var row = new ClientRegistration
        {
            ClientId = $"client-{number:D6}",
            Origin = number % 3 == 0 ? ClientOrigin.Registration : ClientOrigin.Administrator,
            Enabled = number % 50 != 0,
            CreatedAt = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(number),
            ApprovedAt = number % 3000 == 0 ? DateTimeOffset.UnixEpoch.AddYears(55) : null,
        };
        row.Describe(new ClientMetadata
        {
            ClientName = $"{Family[number % Family.Length]} {Things[number / 7 % Things.Length]} {number}",
            RedirectUris = [$"https://app{number}.example.test/callback"],
            ApplicationType = number % 4 == 0 ? "native" : "web",
            TokenEndpointAuthMethod = number % 2000 == 1 ? "none" : "client_secret_basic",
        });
        return row;
    }

    // By the database itself, which takes a tenth of the time. SQLite makes capital letters of ASCII alone, so names come in every form.
    private static string People(Dialect sql, int from, int to) =>
        $"""
        WITH RECURSIVE numbers(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM numbers WHERE i < {to - 1}),
            given(n, name, small, capital) AS (VALUES {Forms(Given)}),
            family(n, name, small, capital) AS (VALUES {Forms(Family)})
        INSERT INTO "Users" ("Id", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "Name", "NormalizedName", "CreatedAt", "DisabledAt", "LockoutEnd",
            "Profile", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
        SELECT {sql.NewId}, given.small || '.' || family.small || '.' || i, given.capital || '.' || family.capital || '.' || i,
            given.small || '.' || family.small || '.' || i || '@example.test', given.capital || '.' || family.capital || '.' || i || '@EXAMPLE.TEST',
            given.name || ' ' || family.name, given.capital || ' ' || family.capital,
            {sql.Of("i")}, CASE WHEN i % 1000 = 0 THEN {sql.In(-30)} END, CASE WHEN i % 1000 = 1 THEN {sql.In(300)} END,
            '{Dialect.Nothing}', true, false, false, true, 0
        FROM numbers JOIN given ON given.n = i % {Given.Length} JOIN family ON family.n = i / {Given.Length} % {Family.Length}
        """;

    private static string Forms(string[] names) =>
        string.Join(", ", names.Select((name, number) => $"({number}, '{name}', '{name.ToLowerInvariant()}', '{name.ToUpperInvariant()}')"));
}
