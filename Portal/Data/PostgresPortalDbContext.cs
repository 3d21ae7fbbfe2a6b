using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>The portal's data in a PostgreSQL database.</summary>
internal sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options);
