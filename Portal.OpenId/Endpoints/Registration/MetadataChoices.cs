using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Endpoints.Authorization.RequestObjects;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>The values that members of metadata can have, for those that have only some; scopes, which an installation adds to, aside.</summary>
public static class MetadataChoices
{
    /// <summary>Values by the wire name of their member.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["application_type"] = [ApplicationTypes.Web, ApplicationTypes.Native],
        ["grant_types"] = GrantTypes.All,
        ["response_types"] = ResponseTypes.All,
        ["token_endpoint_auth_method"] = ClientAuthenticationMethods.All,
        ["token_endpoint_auth_signing_alg"] = [.. PrivateKeyJwt.Algorithms, .. ClientSecretJwt.Algorithms],
        ["subject_type"] = SubjectTypes.All,
        ["id_token_signed_response_alg"] = SigningAlgorithms.All,
        ["userinfo_signed_response_alg"] = SigningAlgorithms.All,
        ["request_object_signing_alg"] = [.. RequestObjectReader.Algorithms],
        ["x_profile"] = ClientProfiles.All,
        ["x_consent"] = ConsentModes.All,
        ["x_refresh_rotation"] = RefreshRotations.All,
        ["x_access_token_format"] = AccessTokenFormats.All,
    };
}
