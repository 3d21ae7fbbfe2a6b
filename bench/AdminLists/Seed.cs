using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
    public static async Task FillAsync(IServiceProvider services, int clients, int people)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        int haveClients, havePeople;
        await using (var db = await contexts.CreateDbContextAsync())
            (haveClients, havePeople) = (await db.Clients.CountAsync(), await db.Users.CountAsync());

        var watch = Stopwatch.StartNew();
        for (var from = haveClients; from < clients; from += Batch) await AddAsync(contexts, from, Math.Min(clients, from + Batch), Client);
        for (var from = havePeople; from < people; from += Batch) await AddAsync(contexts, from, Math.Min(people, from + Batch), Person);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            if (!await db.UserGroups.AnyAsync())
            {
                var members = await db.Users.OrderBy(user => user.Id).Take(500).Select(user => user.Id).ToListAsync();
                db.UserGroups.AddRange(members.Select(id => new UserGroupRow { UserId = id, Name = "staff" }));
                await db.SaveChangesAsync();
            }

            await db.Database.ExecuteSqlRawAsync("ANALYZE");
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
        };
        row.Describe(new ClientMetadata
        {
            ClientName = $"{Family[number % Family.Length]} {Things[number / 7 % Things.Length]} {number}",
            RedirectUris = [$"https://app{number}.example.test/callback"],
        });
        return row;
    }

    private static PortalUser Person(int number)
    {
        var (given, family) = (Given[number % Given.Length], Family[number / Given.Length % Family.Length]);
        var userName = string.Create(CultureInfo.InvariantCulture, $"{given}.{family}.{number}").ToLowerInvariant();
        return new()
        {
            Id = Guid.NewGuid(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            Email = $"{userName}@example.test",
            NormalizedEmail = $"{userName}@example.test".ToUpperInvariant(),
            Name = $"{given} {family}",
            CreatedAt = DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(number),
            DisabledAt = number % 1000 == 0 ? DateTimeOffset.UnixEpoch.AddYears(52) : null,
            LockoutEnd = number % 1000 == 1 ? DateTimeOffset.UnixEpoch.AddYears(100) : null,
        };
    }
}
