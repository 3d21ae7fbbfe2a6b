using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>jwks and jwks_uri: one of them, public keys only. RFC 7591 §2</summary>
internal static class ClientKeySet
{
    // Members that only private and symmetric keys have: RFC 7518 §6.2.2, §6.3.2, §6.4.1.
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    [Spec("RFC 7591 §2")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        if (metadata is { Jwks: not null, JwksUri: not null }) faults.Add("jwks", "and jwks_uri exclude each other");
        faults.One("jwks_uri", metadata.JwksUri, WebAddress.SecureFault);
        if (metadata.Jwks is { } jwks && Fault(jwks) is { } fault) faults.Add("jwks", fault);
        if (metadata is { Jwks: null, JwksUri: null } && WhatNeedsKeys(metadata) is { } member) faults.Add("jwks", $"or jwks_uri is missing: {member}");

        return metadata;
    }

    private static string? WhatNeedsKeys(ClientMetadata metadata) =>
        metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.PrivateKeyJwt ? "token_endpoint_auth_method is private_key_jwt"
        : metadata.RequestObjectSigningAlg is not null ? "request_object_signing_alg needs it"
        : null;

    /// <summary>What is wrong with a set of keys; null when it is one of public keys that can be used.</summary>
    public static string? Fault(JsonObject jwks)
    {
        if (jwks["keys"] is not JsonArray { Count: > 0 and <= 50 } keys) return "is not a set of 1 to 50 keys";

        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] is not JsonObject members) return $"has no key at {i + 1}";
            if (PrivateMembers.FirstOrDefault(members.ContainsKey) is { } part) return $"has a key (at {i + 1}) with the private member {part}: public keys only";
        }

        try
        {
            return new JsonWebKeySet(jwks.ToJsonString()).GetSigningKeys().Count > 0 ? null : "has no key that signatures could be checked with";
        }
        catch (ArgumentException)
        {
            return "is not a set of public keys";
        }
    }
}
