using System.Net;
using Portal.Client.Contracts;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization;

namespace Portal.Interactions;

/// <summary>An app as people see it: its name is only what it says, so where the answer goes is told beside it.</summary>
internal static class ClientViews
{
    public static ClientView Of(ParkedView parked) => Of(parked.Client, parked.RedirectUri);

    /// <param name="address">Where answers to it go.</param>
    public static ClientView Of(RegisteredClient client, string address)
    {
        var metadata = client.Metadata;
        return new(
            client.Name,
            HostOf(address),
            client.Picture ?? WebAddress(metadata.LogoUri),
            WebAddress(metadata.ClientUri),
            WebAddress(metadata.PolicyUri),
            WebAddress(metadata.TosUri),
            client.Vouched);
    }

    /// <summary>Where an app lives, for those who are not about to be sent there.</summary>
    public static string HomeOf(RegisteredClient client) => client.Metadata.RedirectUris.Concat([client.Metadata.ClientUri ?? client.ClientId]).First();

    /// <summary>Every answer stays on the person's computer, where any program can pose as this one. RFC 8252 §8.6</summary>
    public static bool IsLocalProgram(RegisteredClient client) => client.Metadata.RedirectUris.All(IsLocal);

    private static bool IsLocal(string redirectUri) => Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri)
        && (!IsWeb(uri) || uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    // com.example.app:/callback has no host; then its scheme is what names the app.
    public static string HostOf(string redirectUri)
    {
        if (!Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri)) return redirectUri;

        if (uri.Host.Length == 0) return uri.Scheme;

        // In ASCII, so that no letter of another script passes for a familiar one.
        return uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host;
    }

    // They end up in href and src: nothing but the web may be reached by them.
    public static string? WebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsWeb(uri) ? address : null;

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;
}
