using System.Text.Json;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>The members that are left, and how large all may be together. Registration §2</summary>
internal static class OtherMembers
{
    // As JSON, in which a letter outside of ASCII has six characters: what every database keeps.
    private const int SizeLimit = 60_000;

    [Spec("Registration §2")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        faults.Beyond("default_max_age", metadata.DefaultMaxAge, 0, int.MaxValue);
        faults.One("initiate_login_uri", metadata.InitiateLoginUri, WebAddress.SecureFault);
        faults.Each("request_uris", metadata.RequestUris, uri => WebAddress.SecureFault(uri.Split('#')[0]));
        if (JsonSerializer.Serialize(metadata).Length > SizeLimit) faults.Add("", "The metadata is too large");
        return metadata;
    }
}
