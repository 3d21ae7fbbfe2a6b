using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

namespace AddMigration;

/// <summary>A database that has migrations of its own: in the folder <c>Sqlite</c> for <c>SqlitePortalDbContext</c>.</summary>
internal sealed record DatabaseProvider(string Folder, IDesignTimeServices Design, Action<DbContextOptionsBuilder> Use)
{
    // Scaffolding compares models and opens no connection.
    private static readonly DatabaseProvider[] All =
    [
        new("Sqlite", new SqliteDesignTimeServices(), options => options.UseSqlite("Data Source=:memory:")),
        new("Postgres", new NpgsqlDesignTimeServices(), options => options.UseNpgsql("Host=localhost")),
    ];

    // Identity asks the application for its schema version and overriding SchemaVersion does not reach its model; 3 has passkeys.
    private static readonly ServiceProvider Application = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static string Prefixes => string.Join(", ", All.Select(provider => provider.Folder));

    /// <summary>Every context of the assembly that belongs to one provider, by the beginning of its name.</summary>
    public static IEnumerable<(DatabaseProvider Provider, Type Context)> ContextsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !type.IsAbstract && type.IsSubclassOf(typeof(DbContext))
        from provider in All
        where type.Name.StartsWith(provider.Folder, StringComparison.Ordinal)
        select (provider, type);

    public DbContext Create(Type context)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        Use(options.UseApplicationServiceProvider(Application));
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }
}
