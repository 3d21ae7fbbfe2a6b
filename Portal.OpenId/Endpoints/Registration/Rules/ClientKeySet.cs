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
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        if (metadata is { Jwks: not null, JwksUri: not null }) return Errors.InvalidClientMetadata("jwks and jwks_uri exclude each other");
        if (metadata.JwksUri is { } uri && !WebAddress.IsSecure(uri)) return Errors.InvalidClientMetadata("jwks_uri must be an https address");
        if (metadata.Jwks is { } jwks && !IsPublicKeySet(jwks)) return Errors.InvalidClientMetadata("jwks must be a set of public keys");

        if (metadata is { Jwks: null, JwksUri: null } && WhatNeedsKeys(metadata) is { } member) return Errors.InvalidClientMetadata($"{member} needs jwks or jwks_uri");

        return metadata;
    }

    private static string? WhatNeedsKeys(ClientMetadata metadata) =>
        metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.PrivateKeyJwt ? "private_key_jwt"
        : metadata.RequestObjectSigningAlg is not null ? "request_object_signing_alg"
        : null;

    private static bool IsPublicKeySet(JsonObject jwks)
    {
        if (jwks["keys"] is not JsonArray { Count: > 0 and <= 50 } keys) return false;
        if (keys.Any(key => key is not JsonObject members || PrivateMembers.Any(members.ContainsKey))) return false;

        try
        {
            return new JsonWebKeySet(jwks.ToJsonString()).GetSigningKeys().Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
