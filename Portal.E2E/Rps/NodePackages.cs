using System.Diagnostics;
using Portal.E2E.Support;

namespace Portal.E2E.Rps;

/// <summary>Installs what a Node.js program's lock file names, once for as long as the lock file stays the same.</summary>
internal static class NodePackages
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static async Task InstallAsync(string folder, CancellationToken cancel)
    {
        await OneAtATime.WaitAsync(cancel);
        try
        {
            if (IsInstalled(folder)) return;

            var log = new ProcessLog();
            await using var npm = ChildProcess.Start(
                new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = folder }, log);
            await npm.WaitForExitAsync(cancel);
            if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed:\n{log.Text}");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    // npm writes its own copy of the lock when everything is there.
    private static bool IsInstalled(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }
}
