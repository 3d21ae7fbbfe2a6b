using System.Net;
using System.Net.Sockets;

namespace Portal.E2E.Support;

/// <summary>Finds a loopback port that nobody listens on.</summary>
internal static class FreePort
{
    // Never twice in one run, even when the first asker has not begun to listen yet.
    private static readonly HashSet<int> Given = [];

    public static int Take()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            lock (Given)
            {
                if (Given.Add(port)) return port;
            }
        }
    }
}
