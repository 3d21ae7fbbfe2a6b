using System.Diagnostics;
using Portal.E2E.Support;

namespace Portal.E2E.Rps;

/// <summary>One of the apps in JavaScript, started as a process of its own.</summary>
internal sealed class NodeRelyingParty : IRelyingParty
{
    private readonly ChildProcess _process;
    private readonly ProcessLog _log;

    private NodeRelyingParty(string address, ChildProcess process, ProcessLog log) => (Address, _process, _log) = (address, process, log);

    public string Address { get; }

    public string Log => _log.Text;

    public static async Task<NodeRelyingParty> StartAsync(string program, RpSettings settings, CancellationToken cancel)
    {
        var folder = Path.Combine(PortalBuild.Repository, "Portal.E2E", "Rps", "Node");
        await NodePackages.InstallAsync(folder, cancel);
        var start = new ProcessStartInfo("node", [program]) { WorkingDirectory = folder };
        start.Environment["PORT"] = $"{settings.Port}";
        start.Environment["ISSUER"] = settings.Issuer;
        start.Environment["CLIENT_ID"] = settings.ClientId;
        start.Environment["CLIENT_SECRET"] = settings.ClientSecret ?? "";
        start.Environment["ID_TOKEN_ALG"] = settings.IdTokenAlg;
        start.Environment["SCOPE"] = settings.Scope;
        var log = new ProcessLog();
        var process = ChildProcess.Start(start, log);
        await Listening.WaitAsync(settings.Address, process, log, cancel);
        return new NodeRelyingParty(settings.Address, process, log);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
