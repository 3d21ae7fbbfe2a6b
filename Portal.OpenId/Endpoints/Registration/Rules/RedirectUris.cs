using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>redirect_uris and application_type: where answers may go. RFC 7591 §5; RFC 8252 §7; Registration §2</summary>
internal static class RedirectUris
{
    private const int CountLimit = 20;
    private const int LengthLimit = 2000;

    [Spec("Registration §2")]
    [Spec("RFC 8252 §7.1")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        if (metadata.ApplicationType is not (ApplicationTypes.Web or ApplicationTypes.Native))
            return Errors.InvalidClientMetadata("application_type must be web or native");

        var uris = metadata.RedirectUris;
        if (metadata.ResponseTypes.Count > 0 && uris.Count == 0) return Errors.InvalidRedirectUri("redirect_uris is missing");
        if (uris.Count > CountLimit) return Errors.InvalidRedirectUri("redirect_uris has more than 20 entries");

        var isFrontChannel = metadata.GrantTypes.Contains(GrantTypes.Implicit);
        foreach (var uri in uris)
            if (WhyNot(uri, metadata.ApplicationType, isFrontChannel) is { } reason) return Errors.InvalidRedirectUri($"{uri}: {reason}");

        return metadata;
    }

    private static string? WhyNot(string text, string applicationType, bool isFrontChannel)
    {
        if (text.Length > LengthLimit || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || text.Any(c => c is <= ' ' or > '~')) return "not an absolute URI";
        if (text.Contains('#')) return "must not have a fragment";
        if (uri.UserInfo.Length > 0) return "must not have user information";
        if (uri.Scheme == Uri.UriSchemeHttps) return null;

        if (uri.Scheme == Uri.UriSchemeHttp)
        {
            if (!uri.IsLoopback) return "http is for this computer only";
            return applicationType == ApplicationTypes.Web && isFrontChannel ? "a web app that gets tokens through the browser needs https" : null;
        }

        // A scheme of one's own must be a reversed domain name, so that no javascript: or data: and no other app's scheme gets in.
        if (applicationType == ApplicationTypes.Web) return "a web app needs https";
        return uri.Scheme.Contains('.') ? null : "a scheme of one's own must have a period";
    }
}
