using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>token_endpoint_auth_method and its algorithm. RFC 7591 §2; Core §9</summary>
internal static class ClientAuthenticationRule
{
    /// <summary>A native app cannot keep the secret that the default would give it: RFC 8252 §8.4.</summary>
    public static ClientMetadata WithDefault(ClientMetadata metadata) => metadata.ApplicationType == ApplicationTypes.Native
        ? metadata with { TokenEndpointAuthMethod = ClientAuthenticationMethods.None }
        : metadata;

    [Spec("RFC 7591 §2")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        const string member = "token_endpoint_auth_method";
        faults.Outside(member, [metadata.TokenEndpointAuthMethod], ClientAuthenticationMethods.All);
        if (metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.None && metadata.GrantTypes.Contains(GrantTypes.ClientCredentials))
            faults.Add(member, "is none: a public client cannot use client_credentials");

        IReadOnlyList<string> algorithms = metadata.TokenEndpointAuthMethod switch
        {
            ClientAuthenticationMethods.PrivateKeyJwt => PrivateKeyJwt.Algorithms,
            ClientAuthenticationMethods.ClientSecretJwt => ClientSecretJwt.Algorithms,
            _ => [],
        };
        if (algorithms.Count == 0) return metadata with { TokenEndpointAuthSigningAlg = null };

        faults.Outside("token_endpoint_auth_signing_alg", [metadata.TokenEndpointAuthSigningAlg], algorithms);
        return metadata;
    }
}
