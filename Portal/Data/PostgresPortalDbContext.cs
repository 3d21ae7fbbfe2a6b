using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>The portal's data in a PostgreSQL database.</summary>
internal sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options)
{
    // By code point and in no language's order, as SQLite has it: only so an index finds what begins with a text.
    private const string Plain = "C";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<PortalUser>(user =>
        {
            user.Property(row => row.NormalizedUserName).UseCollation(Plain);
            user.Property(row => row.NormalizedEmail).UseCollation(Plain);
            user.Property(row => row.NormalizedName).UseCollation(Plain);
        });
    }
}
