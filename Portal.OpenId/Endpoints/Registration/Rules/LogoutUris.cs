using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>Where a person goes after signing out, and where the portal tells the client of it. RP-Initiated Logout §3.1; Back-Channel Logout §2.2; Front-Channel Logout §2</summary>
internal static class LogoutUris
{
    [Spec("RP-Initiated Logout §3.1")]
    [Spec("Back-Channel Logout §2.2")]
    [Spec("Front-Channel Logout §2")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        if (metadata.PostLogoutRedirectUris?.FirstOrDefault(uri => !IsReturn(uri, metadata)) is { } wrong)
            return Errors.InvalidClientMetadata($"post_logout_redirect_uris: {wrong} cannot be used");

        if (metadata.BackchannelLogoutUri is { } back && !WebAddress.IsSecure(back))
            return Errors.InvalidClientMetadata("backchannel_logout_uri must be an https address without a fragment");

        // It is shown in a frame, so it must be the client's own place: the same origin as one of its redirect URIs.
        return metadata.FrontchannelLogoutUri is not { } front
            || (WebAddress.IsSecure(front) && metadata.RedirectUris.Any(uri => Origin(uri) == Origin(front)))
            ? metadata
            : Errors.InvalidClientMetadata("frontchannel_logout_uri must be at the origin of a redirect URI");
    }

    private static bool IsReturn(string uri, ClientMetadata metadata) =>
        WebAddress.IsSecure(uri)
        || (metadata.ApplicationType == ApplicationTypes.Native
            && Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme.Contains('.') && !uri.Contains('#'));

    private static string Origin(string uri) => new Uri(uri).GetLeftPart(UriPartial.Authority);
}
