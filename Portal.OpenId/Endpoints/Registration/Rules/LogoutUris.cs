using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>Where a person goes after signing out, and where the portal tells the client of it. RP-Initiated Logout §3.1; Back-Channel Logout §2.2; Front-Channel Logout §2</summary>
internal static class LogoutUris
{
    [Spec("RP-Initiated Logout §3.1")]
    [Spec("Back-Channel Logout §2.2")]
    [Spec("Front-Channel Logout §2")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        faults.Each("post_logout_redirect_uris", metadata.PostLogoutRedirectUris, uri => IsOfApp(uri, metadata) ? null : WebAddress.SecureFault(uri));
        faults.One("backchannel_logout_uri", metadata.BackchannelLogoutUri, WebAddress.SecureFault);
        faults.One("frontchannel_logout_uri", metadata.FrontchannelLogoutUri, uri => WebAddress.SecureFault(uri) ?? NotTheirs(uri, metadata));
        return metadata;
    }

    private static bool IsOfApp(string uri, ClientMetadata metadata) =>
        metadata.ApplicationType == ApplicationTypes.Native && WebAddress.Parse(uri) is { } parsed && parsed.Scheme.Contains('.') && !uri.Contains('#');

    // It is shown in a frame, so it must be the client's own place: the same origin as one of its redirect URIs.
    private static string? NotTheirs(string front, ClientMetadata metadata) =>
        metadata.RedirectUris.Any(uri => Origin(uri) == Origin(front)) ? null : "is not at the origin of a redirect URI";

    private static string? Origin(string uri) => WebAddress.Parse(uri)?.GetLeftPart(UriPartial.Authority);
}
