using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Endpoints.Authorization.RequestObjects;
using Portal.OpenId.Endpoints.Token;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Discovery;

/// <summary>
/// GET /.well-known/openid-configuration and /.well-known/oauth-authorization-server, the same bytes. What is listed comes from
/// the parts that do it, so that the document cannot promise more. Discovery §3; RFC 8414 §2
/// </summary>
internal sealed class DiscoveryEndpoint(ClientAuthenticator clients, GrantHandlers grants, IScopeStore scopes, IOptionsMonitor<OpenIdOptions> options)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var own = await scopes.ListAsync(http.RequestAborted);
        var issuer = options.CurrentValue.Issuer;
        var document = new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = issuer + OpenIdRoutes.Authorization,
            ["token_endpoint"] = issuer + OpenIdRoutes.Token,
            ["device_authorization_endpoint"] = issuer + OpenIdRoutes.DeviceAuthorization,
            ["userinfo_endpoint"] = issuer + OpenIdRoutes.UserInfo,
            ["introspection_endpoint"] = issuer + OpenIdRoutes.Introspection,
            ["revocation_endpoint"] = issuer + OpenIdRoutes.Revocation,
            ["end_session_endpoint"] = issuer + OpenIdRoutes.Logout,
            ["jwks_uri"] = issuer + OpenIdRoutes.Jwks,
            ["scopes_supported"] = List(StandardScopes.All.Concat(own.Select(scope => scope.Name))),
            ["response_types_supported"] = List(ResponseTypes.All),
            ["response_modes_supported"] = List(ResponseModes.All),
            ["grant_types_supported"] = List([.. grants.GrantTypes, GrantTypes.Implicit]),
            ["subject_types_supported"] = List(SubjectTypes.All),
            ["id_token_signing_alg_values_supported"] = List(SigningAlgorithms.All),
            ["userinfo_signing_alg_values_supported"] = List(SigningAlgorithms.All),
            ["token_endpoint_auth_methods_supported"] = List(clients.Methods),
            ["token_endpoint_auth_signing_alg_values_supported"] = List(ClientAssertionAlgorithms),
            ["introspection_endpoint_auth_methods_supported"] = List(clients.Methods.Except([ClientAuthenticationMethods.None])),
            ["introspection_endpoint_auth_signing_alg_values_supported"] = List(ClientAssertionAlgorithms),
            ["revocation_endpoint_auth_methods_supported"] = List(clients.Methods),
            ["revocation_endpoint_auth_signing_alg_values_supported"] = List(ClientAssertionAlgorithms),
            ["claims_supported"] = List(["sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash", "c_hash", "s_hash", .. StandardScopes.AllClaims]),
            ["code_challenge_methods_supported"] = List([Pkce.S256]),
            ["prompt_values_supported"] = List(Prompt.All),
            ["acr_values_supported"] = List(options.CurrentValue.AcrValues),
            ["authorization_response_iss_parameter_supported"] = true,
            ["backchannel_logout_supported"] = true,
            ["backchannel_logout_session_supported"] = true,
            ["frontchannel_logout_supported"] = true,
            ["frontchannel_logout_session_supported"] = true,
            ["claims_parameter_supported"] = true,
            ["request_parameter_supported"] = true,
            ["request_uri_parameter_supported"] = true,
            ["require_request_uri_registration"] = true,
            ["request_object_signing_alg_values_supported"] = List(RequestObjectReader.Algorithms),
        };
        if (options.CurrentValue.Registration.Enabled) document["registration_endpoint"] = issuer + OpenIdRoutes.Registration;

        return new PublicDocument(document);
    }

    private static IEnumerable<string> ClientAssertionAlgorithms => PrivateKeyJwt.Algorithms.Concat(ClientSecretJwt.Algorithms);

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
