using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization.RequestObjects;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>id_token_signed_response_alg, userinfo_signed_response_alg, request_object_signing_alg and subject_type. Registration §2</summary>
internal static class Algorithms
{
    [Spec("Registration §2")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        faults.Outside("id_token_signed_response_alg", [metadata.IdTokenSignedResponseAlg], SigningAlgorithms.All);
        faults.Outside("userinfo_signed_response_alg", [metadata.UserinfoSignedResponseAlg], SigningAlgorithms.All);
        faults.Outside("request_object_signing_alg", [metadata.RequestObjectSigningAlg], RequestObjectReader.Algorithms);
        faults.Outside("subject_type", [metadata.SubjectType], SubjectTypes.All);
        return metadata;
    }
}
