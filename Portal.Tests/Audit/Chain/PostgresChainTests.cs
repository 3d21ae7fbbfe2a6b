using Portal.Tests.Stores;

namespace Portal.Tests.Audit.Chain;

public sealed class PostgresChainTests(PostgresDatabase database) : ChainContract(database), IClassFixture<PostgresDatabase>;
