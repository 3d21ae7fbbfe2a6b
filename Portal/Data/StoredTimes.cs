using Microsoft.EntityFrameworkCore;
using Portal.Data.Configurations;

namespace Portal.Data;

internal static class StoredTimes
{
    private static readonly UnixMillisecondsConverter OnSqlite = new();

    /// <summary>A point in time as the columns have it: for statements that are written out, whose parameters nobody converts.</summary>
    public static object Stored(this PortalDbContext db, DateTimeOffset time) =>
        db.Database.IsSqlite() ? OnSqlite.ConvertToProvider(time)! : time.ToUniversalTime();
}
