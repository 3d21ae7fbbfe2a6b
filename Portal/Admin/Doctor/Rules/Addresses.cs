using System.Net;
using System.Net.Sockets;

namespace Portal.Admin.Doctor.Rules;

/// <summary>What can be told of an address by its form.</summary>
internal static class Addresses
{
    /// <summary>Not encrypted, and away from the person's own computer.</summary>
    public static bool IsPlainHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback;

    /// <summary>Of a scheme that an installed app has claimed.</summary>
    public static bool IsOfApp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps;

    /// <summary>Whether the portal may and could call it.</summary>
    /// <param name="portalIsLocal">The portal is on a developer's computer, and so are its clients.</param>
    public static bool CanBeCalled(string text, bool portalIsLocal)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)) return false;
        if (uri.IsLoopback) return portalIsLocal;
        if (uri.Scheme != Uri.UriSchemeHttps) return false;

        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address)
            ? !IsPrivate(address)
            : uri.Host.Contains('.') && !uri.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) && !uri.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPrivate(IPAddress address) => address.AddressFamily is AddressFamily.InterNetworkV6
        ? address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal
        : address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..];
}
