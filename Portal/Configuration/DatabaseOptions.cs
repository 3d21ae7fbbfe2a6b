namespace Portal.Configuration;

/// <summary><c>Portal:Database</c>: where everything is kept.</summary>
internal sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Unset, SQLite keeps <c>portal.db</c> in the data directory.</summary>
    public string? ConnectionString { get; set; }
}
