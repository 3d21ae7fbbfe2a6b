using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public sealed class SqliteDatabase : StoreDatabase
{
    private readonly string _folder = TestFolders.Make();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        TestFolders.Delete(_folder);
    }

    private protected override Task<DatabaseOptions> DatabaseAsync() =>
        Task.FromResult(new DatabaseOptions(DatabaseProvider.Sqlite, DatabaseOptions.SqliteFile(_folder)));
}
