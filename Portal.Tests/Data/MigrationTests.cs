using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public void The_SQLite_migrations_lead_to_the_model()
    {
        using var db = new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=:memory:").Options);

        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/AddMigration.");
    }

    [Fact]
    public void The_PostgreSQL_migrations_lead_to_the_model()
    {
        using var db = new PostgresPortalDbContext(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=localhost").Options);

        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/AddMigration.");
    }

    [Fact]
    public void Every_text_has_a_limit()
    {
        using var db = new PostgresPortalDbContext(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=localhost").Options);

        var endless = db.Model.GetEntityTypes()
            .Where(entity => !entity.IsMappedToJson())
            .SelectMany(entity => entity.GetProperties())
            .Where(property => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string) && property.GetMaxLength() is null)
            .Select(property => $"{property.DeclaringType.DisplayName()}.{property.Name}");

        Assert.Empty(endless);
    }
}
