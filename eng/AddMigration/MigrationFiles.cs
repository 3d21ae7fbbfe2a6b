using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

namespace AddMigration;

/// <summary>The files of one migration for one provider.</summary>
internal static class MigrationFiles
{
    /// <summary>File names and texts; none when the model is as the last migration left it.</summary>
    public static IReadOnlyDictionary<string, string> Scaffold(Type contextType, DatabaseProvider provider, string name)
    {
        // A context of its own: asking uses up its copy of the snapshot, and the scaffolder would then find everything new.
        using (var asked = provider.Create(contextType))
        {
            if (!asked.Database.HasPendingModelChanges())
            {
                return new Dictionary<string, string>();
            }
        }

        using var context = provider.Create(contextType);

        // In the order of dotnet ef: the provider only adds what is still missing, so that the model stays that of this context.
        var services = new ServiceCollection();
        services.AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
        provider.Design.ConfigureDesignTimeServices(services);

        using var root = services.BuildServiceProvider();
        using var scope = root.CreateScope();
        var migration = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>()
            .ScaffoldMigration(name, "Portal", $"Data.Migrations.{provider.Folder}");

        return new Dictionary<string, string>
        {
            [migration.MigrationId + ".cs"] = migration.MigrationCode,
            [migration.MigrationId + ".Designer.cs"] = migration.MetadataCode,
            [migration.SnapshotName + ".cs"] = migration.SnapshotCode,
        };
    }
}
