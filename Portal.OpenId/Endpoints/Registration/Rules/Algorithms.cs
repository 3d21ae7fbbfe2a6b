using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization.RequestObjects;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>id_token_signed_response_alg, userinfo_signed_response_alg, request_object_signing_alg and subject_type. Registration §2</summary>
internal static class Algorithms
{
    [Spec("Registration §2")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        if (!SigningAlgorithms.All.Contains(metadata.IdTokenSignedResponseAlg))
            return Errors.InvalidClientMetadata("id_token_signed_response_alg is not supported");

        if (metadata.UserinfoSignedResponseAlg is { } algorithm && !SigningAlgorithms.All.Contains(algorithm))
            return Errors.InvalidClientMetadata("userinfo_signed_response_alg is not supported");

        if (metadata.RequestObjectSigningAlg is { } signed && !RequestObjectReader.Algorithms.Contains(signed))
            return Errors.InvalidClientMetadata("request_object_signing_alg is not supported");

        return SubjectTypes.All.Contains(metadata.SubjectType)
            ? metadata
            : Errors.InvalidClientMetadata("subject_type must be public or pairwise");
    }
}
