using System.Diagnostics;
using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>
/// One installation of the portal: the built program as a process of its own, on a port and a data directory of its own, which it
/// keeps when it is stopped and started again.
/// </summary>
public sealed class PortalInstallation : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new();
    private readonly Dictionary<string, string> _settings;
    private ChildProcess? _process;

    private PortalInstallation(Dictionary<string, string> settings, Bootstrap? bootstrap, int? port = null)
    {
        Port = port ?? FreePort.Take();
        Folder = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
        _settings = new Dictionary<string, string>(settings) { ["Portal:DataDirectory"] = Path.Combine(Folder, "data"), ["Portal:Metrics:Port"] = "0" };
        if (bootstrap is not null)
        {
            var file = Path.Combine(Folder, "bootstrap.json");
            File.WriteAllText(file, JsonSerializer.Serialize(bootstrap, Bootstrap.Json));
            _settings["Portal:Bootstrap:File"] = file;
        }
    }

    public int Port { get; }

    /// <summary>Issuer and address, without a trailing slash.</summary>
    public string Address => $"http://localhost:{Port}";

    public string Folder { get; }

    public ProcessLog Log { get; } = new();

    internal ChildProcess Process => _process ?? throw new InvalidOperationException("The portal was not started.");

    public static async Task<PortalInstallation> StartAsync(
        Bootstrap? bootstrap, CancellationToken cancel, params (string Name, string Value)[] settings)
    {
        var portal = new PortalInstallation(settings.ToDictionary(setting => setting.Name, setting => setting.Value), bootstrap);
        try
        {
            await portal.StartAsync(cancel);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a portal that is expected to give up by itself.</summary>
    /// <param name="port">A free one unless given.</param>
    public static async Task<(int ExitCode, string Log)> StartInVainAsync(
        CancellationToken cancel, int? port = null, params (string Name, string Value)[] settings)
    {
        await using var portal = new PortalInstallation(settings.ToDictionary(setting => setting.Name, setting => setting.Value), null, port);
        portal._process = portal.Launch([], portal.Log);
        return (await EndOfAsync(portal.Process, cancel), portal.Log.Text);
    }

    public async Task StartAsync(CancellationToken cancel)
    {
        _process = Launch([], Log);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StartLimit);
        while (!await IsReadyAsync(limit.Token))
        {
            if (Process.HasExited) throw new InvalidOperationException($"The portal ended while it started:\n{Log.Text}");

            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>What an operator types beside the running portal: <c>admin invite</c>.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> OperateAsync(CancellationToken cancel, params string[] verb)
    {
        var log = new ProcessLog();
        await using var process = Launch(verb, log);
        var exitCode = await EndOfAsync(process, cancel);
        return exitCode == 0 ? log.Text : throw new InvalidOperationException($"{string.Join(' ', verb)} ended with {exitCode}:\n{log.Text}");
    }

    public Task StopAsync() => Process.StopAsync();

    /// <summary>Ends the process without a chance to put anything away.</summary>
    public Task KillAsync() => Process.KillAsync();

    public async Task RestartAsync(CancellationToken cancel)
    {
        await StopAsync();
        await StartAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();

        Directory.Delete(Folder, recursive: true);
    }

    private ChildProcess Launch(string[] verb, ProcessLog log)
    {
        // Started from a folder that is nobody's, so that nothing is found only because it lies in the current directory.
        var start = new ProcessStartInfo("dotnet", [PortalBuild.Dll, .. verb, "--urls", Address]) { WorkingDirectory = Folder };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // It lives for a few requests: to count which code runs often would only cost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in _settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        return ChildProcess.Start(start, log);
    }

    private static async Task<int> EndOfAsync(ChildProcess process, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StartLimit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("Portal__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    private async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using var answer = await Http.GetAsync($"{Address}/health/ready", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
