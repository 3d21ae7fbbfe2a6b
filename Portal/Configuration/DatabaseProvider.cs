namespace Portal.Configuration;

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
