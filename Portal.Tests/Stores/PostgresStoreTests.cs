namespace Portal.Tests.Stores;

public sealed class PostgresStoreTests(PostgresDatabase database) : StoreContract(database), IClassFixture<PostgresDatabase>;
