using Portal.Tests.Stores;

namespace Portal.Tests.Audit.Chain;

public sealed class SqliteChainTests(SqliteDatabase database) : ChainContract(database), IClassFixture<SqliteDatabase>;
