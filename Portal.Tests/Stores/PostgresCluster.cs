using System.Diagnostics;
using Npgsql;
using Portal.Tests.Stores;
using Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Portal.Tests.Stores;

/// <summary>A PostgreSQL server of the test run's own, on a socket in a temporary folder; started when a test first asks for a database.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly string? Programs = FindPrograms();

    private readonly Lazy<Task<string>> _folder;
    private int _databases;

    public PostgresCluster() => _folder = new(StartAsync);

    /// <summary>Makes an empty database; skips the test where no server is installed.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL's initdb was not found through pg_config.");

        var name = $"portal{Interlocked.Increment(ref _databases)}";
        await using var server = NpgsqlDataSource.Create(Connection(await _folder.Value, "postgres"));
        await using var command = server.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return Connection(await _folder.Value, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_folder.IsValueCreated) return;

        var folder = await _folder.Value;
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "-D", folder, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static string Connection(string folder, string database) =>
        new NpgsqlConnectionStringBuilder { Host = folder, Username = "portal", Database = database, MaxPoolSize = 30 }.ToString();

    private static async Task<string> StartAsync()
    {
        var folder = TestFolders.Make();
        if (Environment.UserName == "root") await ExecuteAsync("chown", ["postgres", folder]);

        await RunAsync("initdb", "-D", folder, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await RunAsync("pg_ctl", "-D", folder, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=500", "start");
        return folder;
    }

    // The server refuses to run as root.
    private static Task<string> RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.UserName == "root"
            ? ExecuteAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : ExecuteAsync(path, arguments);
    }

    private static async Task<string> ExecuteAsync(string program, IEnumerable<string> arguments)
    {
        // Output goes nowhere: the server inherits it and would keep a pipe open for as long as it runs.
        var start = new ProcessStartInfo("sh", ["-c", "\"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? program : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string? FindPrograms()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pg_config", "--bindir") { RedirectStandardOutput = true })!;
            var folder = process.StandardOutput.ReadToEnd().Trim();
            return File.Exists(Path.Combine(folder, "initdb")) ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
