using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>token_endpoint_auth_method and its algorithm. RFC 7591 §2; Core §9</summary>
internal static class ClientAuthenticationRule
{
    [Spec("RFC 7591 §2")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, bool isNamed)
    {
        // A native app cannot keep the secret that the default would give it: RFC 8252 §8.4.
        if (!isNamed && metadata.ApplicationType == ApplicationTypes.Native)
            metadata = metadata with { TokenEndpointAuthMethod = ClientAuthenticationMethods.None };

        if (metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.None && metadata.GrantTypes.Contains(GrantTypes.ClientCredentials))
            return Errors.InvalidClientMetadata("a public client cannot use client_credentials");

        IReadOnlyList<string> algorithms = metadata.TokenEndpointAuthMethod switch
        {
            ClientAuthenticationMethods.PrivateKeyJwt => PrivateKeyJwt.Algorithms,
            ClientAuthenticationMethods.ClientSecretJwt => ClientSecretJwt.Algorithms,
            _ => [],
        };
        if (algorithms.Count == 0) return metadata with { TokenEndpointAuthSigningAlg = null };

        return metadata.TokenEndpointAuthSigningAlg is not { } algorithm || algorithms.Contains(algorithm)
            ? metadata
            : Errors.InvalidClientMetadata("token_endpoint_auth_signing_alg is not supported for this method");
    }
}
