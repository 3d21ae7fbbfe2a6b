using Portal.OpenId.Clients;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>Our own members, <c>x_…</c>: only an administrator's description has them.</summary>
internal static class OwnMembers
{
    private const int ShortestLifetime = 30;

    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        if (!policy.ByAdministrator) return metadata;

        faults.Outside("x_profile", [metadata.Profile], ClientProfiles.All);
        faults.Outside("x_consent", [metadata.Consent], ConsentModes.All);
        faults.Outside("x_refresh_rotation", [metadata.RefreshRotation], RefreshRotations.All);
        faults.Outside("x_access_token_format", [metadata.AccessTokenFormat], AccessTokenFormats.All);
        faults.Each("x_resources", metadata.Resources, WebAddress.ResourceFault);
        faults.Beyond("x_access_token_lifetime", metadata.AccessTokenLifetime, ShortestLifetime, (long)OpenIdOptions.LongestTokenLifetime.TotalSeconds);
        return metadata;
    }
}
