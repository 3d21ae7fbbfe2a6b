using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

/// <summary>A migrated database and the stores on it, wired as the portal wires them.</summary>
public abstract class StoreDatabase : IAsyncLifetime
{
    private ServiceProvider? _services;

    internal FakeClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _services = Build(await DatabaseAsync());
        await _services.MigrateAsync(TestContext.Current.CancellationToken);
        await using var db = Db();
        TestUsers.Ada.AddTo(db, Clock.Now);
        TestClients.Web.AddTo(db, Clock.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal TStore Store<TStore>()
        where TStore : notnull => _services!.GetRequiredService<TStore>();

    internal PortalDbContext Db() => Store<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    /// <summary>The stores of another node on the same database.</summary>
    internal async Task<ServiceProvider> OtherNodeAsync() => Build(await DatabaseAsync());

    private protected abstract Task<DatabaseOptions> DatabaseAsync();

    private ServiceProvider Build(DatabaseOptions database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddPortalData(database).AddPortalStores();
        return services.BuildServiceProvider();
    }
}
