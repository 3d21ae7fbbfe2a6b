using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Configuration;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Data;

/// <summary>The database. Singletons take <c>IDbContextFactory&lt;PortalDbContext&gt;</c>; what lives for one request may take <c>PortalDbContext</c>.</summary>
internal static class DataServices
{
    public static IServiceCollection AddPortalData(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton<ClaimsChanges>();
        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddContexts<SqlitePortalDbContext>(options =>
                    options.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas()));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddContexts<PostgresPortalDbContext>(options => options.UseNpgsql(database.ConnectionString));
                break;
        }

        return services;
    }

    /// <summary>Brings the database to the form that this version knows; also makes it when there is none yet.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancel);
        if (db.Database.IsSqlite()) MakeFolder(db.Database.GetDbConnection().DataSource);
        await db.Database.MigrateAsync(cancel);
    }

    private static void MakeFolder(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) DataFolder.Make(folder);
    }

    private static void AddContexts<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where TContext : PortalDbContext
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogueChanges>().AddSingleton<OutboxBell<LogoutDelivery>>().AddSingleton<OutboxBell<MailDelivery>>();
        services.AddSingleton<OutboxBell<SecurityEventRow>>().AddSingleton<AccountBell>();
        services.AddPooledDbContextFactory<TContext>((provider, options) =>
        {
            options.AddInterceptors(provider.GetRequiredService<ClaimsChanges>());
            use(options);
            // What others want to do in the same transaction comes before the bells: those ring for what it adds.
            options.AddInterceptors(provider.GetServices<ISaveChangesInterceptor>());
            options.AddInterceptors(
                provider.GetRequiredService<CatalogueChanges>(),
                provider.GetRequiredService<OutboxBell<LogoutDelivery>>(),
                provider.GetRequiredService<OutboxBell<MailDelivery>>(),
                provider.GetRequiredService<OutboxBell<SecurityEventRow>>(),
                provider.GetRequiredService<AccountBell>());
        });
        services.AddSingleton<IDbContextFactory<PortalDbContext>, PortalContexts<TContext>>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext());
    }
}
