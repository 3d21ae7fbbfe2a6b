using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Portal.OpenId.Outgoing;

/// <summary>
/// Which addresses the portal connects to when a client's metadata asks it to: none that reaches into the network it stands in.
/// The name is resolved here and the checked address is the one that is connected to, so that a second look-up cannot give another.
/// </summary>
internal sealed class OutgoingAddresses(IOptions<OpenIdOptions> options)
{
    private static readonly IPNetwork[] Forbidden =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
            "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // A portal that is itself only reachable on this computer is a developer's, and so are its clients.
    private bool LoopbackIsAllowed => Uri.TryCreate(options.Value.Issuer, UriKind.Absolute, out var issuer) && issuer.IsLoopback;

    /// <summary>Whether an address may be fetched at all: https, or http on this computer in development.</summary>
    public bool IsAllowed(Uri address) =>
        address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && LoopbackIsAllowed));

    /// <summary>Connects to the first allowed address of a host; refuses when any of its addresses is forbidden.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        if (!IsAllowed(context.InitialRequestMessage.RequestUri!)) throw new HttpRequestException("the scheme is not allowed");

        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IsReachable)) throw new HttpRequestException("the host has a forbidden address");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is out in the world, or on this computer in development.</summary>
    public bool IsReachable(IPAddress address) =>
        (LoopbackIsAllowed && IPAddress.IsLoopback(address))
        || !Array.Exists(Forbidden, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
}
