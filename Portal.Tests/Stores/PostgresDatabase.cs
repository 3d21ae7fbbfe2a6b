using Portal.Configuration;

namespace Portal.Tests.Stores;

public sealed class PostgresDatabase(PostgresCluster cluster) : StoreDatabase
{
    private string? _connection;

    private protected override async Task<DatabaseOptions> DatabaseAsync()
    {
        _connection ??= await cluster.CreateDatabaseAsync();
        return new(DatabaseProvider.PostgreSql, _connection);
    }
}
