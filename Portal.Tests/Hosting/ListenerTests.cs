using System.Net;
using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class ListenerTests : IDisposable
{
    private readonly string _folder = TestFolders.Make();

    [Fact]
    public async Task An_address_that_is_taken_ends_the_start_with_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var ended = await PortalProgram.RunAsync(_folder, "--urls", address);

        Assert.Equal(1, ended.Code);
        Assert.Equal($"Failed to bind to address {address}: address already in use. Choose another one with --urls, for example --urls http://localhost:5080\n", ended.Error);
        Assert.DoesNotContain("Exception", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => TestFolders.Delete(_folder);
}
