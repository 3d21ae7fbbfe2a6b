using System.Diagnostics;
using Npgsql;

namespace AdminLists;

/// <summary>A PostgreSQL server with its default settings, on a socket in a folder of the bench. The data stay for the next run.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string Programs = FindPrograms();

    private readonly string _folder;

    private PostgresServer(string folder) => _folder = folder;

    public string ConnectionString => Connection("portal");

    public static async Task<PostgresServer> StartAsync(string data)
    {
        var server = new PostgresServer(Path.Combine(data, "postgres"));
        var isNew = !Directory.Exists(server._folder);
        if (isNew)
        {
            Directory.CreateDirectory(server._folder);
            if (Environment.UserName == "root") await ExecuteAsync("chown", ["postgres", server._folder]);
            await RunAsync("initdb", "-D", server._folder, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        }

        await RunAsync("pg_ctl", "-D", server._folder, "-w", "-l", Path.Combine(server._folder, "log"), "-o", $"-c listen_addresses='' -k {server._folder} -c fsync=off", "start");
        if (isNew) await server.MakeDatabaseAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "-D", _folder, "-w", "-m", "fast", "stop");
    }

    private string Connection(string database) => new NpgsqlConnectionStringBuilder { Host = _folder, Username = "portal", Database = database }.ToString();

    private async Task MakeDatabaseAsync()
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand("CREATE DATABASE portal");
        await command.ExecuteNonQueryAsync();
    }

    // The server refuses to run as root.
    private static Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs, program);
        return Environment.UserName == "root" ? ExecuteAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : ExecuteAsync(path, arguments);
    }

    private static async Task ExecuteAsync(string program, IEnumerable<string> arguments)
    {
        // Output goes nowhere: the server inherits it and would keep a pipe open for as long as it runs.
        var start = new ProcessStartInfo("sh", ["-c", "\"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string FindPrograms()
    {
        using var process = Process.Start(new ProcessStartInfo("pg_config", "--bindir") { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
