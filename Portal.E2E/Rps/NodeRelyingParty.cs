using System.Diagnostics;
using Portal.Admin.Clients.Connect;
using Portal.E2E.Support;

namespace Portal.E2E.Rps;

/// <summary>One of the apps in JavaScript, started as a process of its own.</summary>
internal sealed class NodeRelyingParty : IRelyingParty
{
    private readonly ChildProcess _process;
    private readonly ProcessLog _log;
    private readonly string _settings;

    private NodeRelyingParty(string address, ChildProcess process, ProcessLog log, string settings) =>
        (Address, _process, _log, _settings) = (address, process, log, settings);

    public string Address { get; }

    public string Log => _log.Text;

    public static async Task<NodeRelyingParty> StartAsync(string program, ConnectTemplate recipe, RpSettings settings, CancellationToken cancel)
    {
        var folder = Path.Combine(PortalBuild.Repository, "Portal.E2E", "Rps", "Node");
        await NodePackages.InstallAsync(folder, cancel);
        var start = new ProcessStartInfo("node", [program]) { WorkingDirectory = folder };
        start.Environment["PORT"] = $"{settings.Port}";
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mjs");
        await File.WriteAllTextAsync(file, ConnectedBy.Recipe(recipe, settings), cancel);
        start.Environment["SETTINGS"] = file;
        var log = new ProcessLog();
        var process = ChildProcess.Start(start, log);
        await Listening.WaitAsync(settings.Address, process, log, cancel);
        return new NodeRelyingParty(settings.Address, process, log, file);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        File.Delete(_settings);
    }
}
