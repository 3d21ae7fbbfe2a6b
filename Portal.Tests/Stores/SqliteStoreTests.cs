namespace Portal.Tests.Stores;

public sealed class SqliteStoreTests(SqliteDatabase database) : StoreContract(database), IClassFixture<SqliteDatabase>;
