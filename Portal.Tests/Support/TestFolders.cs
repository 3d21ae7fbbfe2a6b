using Microsoft.Data.Sqlite;
using Portal.Configuration;

namespace Portal.Tests.Support;

/// <summary>Data directories for portals under test, copied from one that a portal made at its first start: migrations and keys are made once.</summary>
internal static class TestFolders
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static async Task<string> CopyTemplateAsync()
    {
        var folder = Make();
        foreach (var file in Directory.EnumerateFiles(await Template.Value)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    public static string Make() => Directory.CreateTempSubdirectory("portal-test-").FullName;

    /// <summary>Closes the files that the pool still holds open; the database is whole in its one file afterwards.</summary>
    public static void Release(string folder)
    {
        using var connection = new SqliteConnection(DatabaseOptions.SqliteFile(folder));
        SqliteConnection.ClearPool(connection);
    }

    public static void Delete(string folder)
    {
        Release(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Make();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var log = new TestLog();
        await using (var host = new TestHost(folder, [], new FakeClock(), new OutsideWorld(), log)) _ = host.Server;
        Release(folder);
        return folder;
    }
}
