using System.Reflection;
using AddMigration;

if (args is not [var name] || !name.All(char.IsLetterOrDigit))
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project eng/AddMigration -- <Name>, for example AddDeviceCodes");
    return 2;
}

var portal = Assembly.Load("Portal");
var migrations = Path.Combine(
    typeof(DatabaseProvider).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "PortalDirectory").Value!,
    "Data", "Migrations");

var found = false;
foreach (var (provider, context) in DatabaseProvider.ContextsOf(portal))
{
    found = true;
    var files = MigrationFiles.Scaffold(context, provider, name);
    if (files.Count == 0)
    {
        Console.WriteLine($"{provider.Folder}: the model has not changed, no migration written");
    }

    foreach (var (file, text) in files)
    {
        var path = Path.Combine(migrations, provider.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text.ReplaceLineEndings("\n"));
        Console.WriteLine($"{provider.Folder}: {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
    }
}

if (!found)
{
    await Console.Error.WriteLineAsync($"Portal has no context for a provider; its name begins with one of: {DatabaseProvider.Prefixes}");
}

return found ? 0 : 1;
