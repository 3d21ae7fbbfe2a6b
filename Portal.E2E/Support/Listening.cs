using System.Net.Sockets;

namespace Portal.E2E.Support;

/// <summary>Waits until a started program takes connections.</summary>
internal static class Listening
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task WaitAsync(string address, ChildProcess process, ProcessLog log, CancellationToken cancel)
    {
        var at = new Uri(address);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        while (!await TakesConnectionsAsync(at, limit.Token))
        {
            if (process.HasExited) throw new InvalidOperationException($"The program for {address} ended:\n{log.Text}");

            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task<bool> TakesConnectionsAsync(Uri at, CancellationToken cancel)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(at.Host, at.Port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
