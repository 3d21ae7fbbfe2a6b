using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>redirect_uris and application_type: where answers may go. RFC 7591 §5; RFC 8252 §7; Registration §2</summary>
internal static class RedirectUris
{
    private const string Member = "redirect_uris";
    private const int CountLimit = 20;

    [Spec("Registration §2")]
    [Spec("RFC 8252 §7.1")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        faults.Outside("application_type", [metadata.ApplicationType], [ApplicationTypes.Web, ApplicationTypes.Native]);

        var uris = metadata.RedirectUris;
        if (uris.Count > CountLimit) faults.Add(Member, $"has more than {CountLimit} entries");
        if (uris.Count == 0 && metadata.GrantTypes.Contains(GrantTypes.AuthorizationCode)) faults.Add(Member, "is missing: grant_types has authorization_code");
        else if (uris.Count == 0 && metadata.ResponseTypes.Count > 0) faults.Add(Member, $"is missing: response_types has {metadata.ResponseTypes[0]}");

        var isFrontChannel = metadata.GrantTypes.Contains(GrantTypes.Implicit);
        faults.Each(Member, uris, uri => WhyNot(uri, metadata.ApplicationType, isFrontChannel));
        JudgeSector(metadata, faults);
        return metadata;
    }

    // The host of the redirect URIs is the sector unless a document says otherwise: Core §8.1.
    private static void JudgeSector(ClientMetadata metadata, MetadataFaults faults)
    {
        const string member = "sector_identifier_uri";
        faults.One(member, metadata.SectorIdentifierUri, WebAddress.SecureFault);
        if (metadata.SectorIdentifierUri is not null || metadata.SubjectType != SubjectTypes.Pairwise) return;

        var hosts = metadata.RedirectUris.Select(uri => WebAddress.Parse(uri)?.Host).Distinct(StringComparer.OrdinalIgnoreCase);
        if (hosts.Count() != 1) faults.Add(member, "is missing: pairwise subjects need it unless the redirect URIs share one host");
    }

    private static string? WhyNot(string text, string applicationType, bool isFrontChannel)
    {
        if (WebAddress.Parse(text) is not { } uri) return "is not an absolute address";
        if (text.Contains('#')) return "has a fragment";
        if (uri.Scheme == Uri.UriSchemeHttps) return null;

        if (uri.Scheme == Uri.UriSchemeHttp)
        {
            if (!uri.IsLoopback) return "is http, which is for this computer only";
            return applicationType == ApplicationTypes.Web && isFrontChannel ? "is http; a web app that gets tokens through the browser needs https" : null;
        }

        // A scheme of one's own must be a reversed domain name, so that no javascript: or data: and no other app's scheme gets in.
        if (!uri.Scheme.Contains('.')) return "has a scheme that belongs to no app: https, http or a reversed domain name";
        return applicationType == ApplicationTypes.Web ? "has an app's scheme; a web app needs https" : null;
    }
}
