using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Configuration;

/// <summary><c>Portal:Database</c>: where everything is kept.</summary>
internal sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    public static DatabaseOptions Read(SettingsReader settings, string dataDirectory)
    {
        var provider = settings.Choice("Database:Provider", DatabaseProvider.Sqlite);
        var connection = settings.Text("Database:ConnectionString");
        return new(provider, provider switch
        {
            DatabaseProvider.Sqlite => connection is null ? SqliteFile(dataDirectory) : Sqlite(connection),
            DatabaseProvider.PostgreSql => Postgres(connection),
        });
    }

    /// <summary>The file that is used unless a connection string is set.</summary>
    public static string SqliteFile(string dataDirectory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "portal.db") }.ToString();

    private static string Sqlite(string connection) => Judged(
        () => new SqliteConnectionStringBuilder(connection).DataSource is { Length: > 0 }, connection, "names no Data Source", "Data Source=/var/lib/portal/portal.db");

    private static string Postgres(string? connection)
    {
        const string example = "Host=db.example.com;Database=portal;Username=portal;Password=…";
        return connection is null
            ? throw SettingsReader.Wrong("Database:ConnectionString", "is not set, and PostgreSql needs it", example)
            : Judged(() => new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 }, connection, "names no Host", example);
    }

    // Neither the value nor the parser's words go into the message: there may be a password in them.
    private static string Judged(Func<bool> isComplete, string connection, string missing, string example)
    {
        try
        {
            return isComplete() ? connection : throw SettingsReader.Wrong("Database:ConnectionString", missing, example);
        }
        catch (ArgumentException)
        {
            throw SettingsReader.Wrong("Database:ConnectionString", "is not a connection string that the database understands", example);
        }
    }
}
