using Portal.OpenId;
using Portal.OpenId.Clients;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.Bootstrap;

/// <summary>What a client's metadata must hold to before it is kept. RFC 7591 §2</summary>
internal static class ClientRules
{
    private static readonly string[] AuthMethods = ConstantsOf(typeof(ClientAuthenticationMethods));
    private static readonly string[] KnownGrantTypes = ConstantsOf(typeof(GrantTypes));
    private static readonly string[] Profiles = ConstantsOf(typeof(ClientProfiles));

    private static readonly string[] PrivateKeyAlgorithms = ["RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512"];

    // OAuth 2.1 has only the first; the others, and passwords given to apps, are for clients that an administrator opened them for.
    private static readonly string[] ResponseTypes =
        ["code", "token", "id_token", "id_token token", "code id_token", "code token", "code id_token token", "none"];

    public static IEnumerable<string> Faults(ClientMetadata client, IReadOnlySet<string> knownScopes) =>
    [
        .. OneOf("token_endpoint_auth_method", [client.TokenEndpointAuthMethod], AuthMethods),
        .. OneOf("grant_types", client.GrantTypes, KnownGrantTypes),
        .. OneOf("response_types", client.ResponseTypes, ResponseTypes),
        .. OneOf("application_type", [client.ApplicationType], ["web", "native"]),
        .. OneOf("id_token_signed_response_alg", [client.IdTokenSignedResponseAlg], SigningAlgorithms.All),
        .. OneOf("request_object_signing_alg", [client.RequestObjectSigningAlg], PrivateKeyAlgorithms),
        .. OneOf("subject_type", [client.SubjectType], ConstantsOf(typeof(SubjectTypes))),
        .. OneOf("x_profile", [client.Profile], Profiles),
        .. OneOf("x_access_token_format", [client.AccessTokenFormat], ConstantsOf(typeof(AccessTokenFormats))),
        .. OneOf("x_consent", [client.Consent], ConstantsOf(typeof(ConsentModes))),
        .. OneOf("x_refresh_rotation", [client.RefreshRotation], ConstantsOf(typeof(RefreshRotations))),
        .. Each("redirect_uris", client.RedirectUris, Addresses.RedirectFault),
        .. Each("post_logout_redirect_uris", client.PostLogoutRedirectUris ?? [], Addresses.RedirectFault),
        .. Page("client_uri", client.ClientUri),
        .. Page("logo_uri", client.LogoUri),
        .. Page("policy_uri", client.PolicyUri),
        .. Page("tos_uri", client.TosUri),
        .. Page("jwks_uri", client.JwksUri),
        .. Page("sector_identifier_uri", client.SectorIdentifierUri),
        .. Page("initiate_login_uri", client.InitiateLoginUri),
        .. Page("backchannel_logout_uri", client.BackchannelLogoutUri),
        .. Page("frontchannel_logout_uri", client.FrontchannelLogoutUri),
        .. Each("request_uris", client.RequestUris ?? [], Addresses.PageFault),
        .. Each("x_resources", client.Resources ?? [], Addresses.ResourceFault),
        .. RedirectsThere(client),
        .. FitsProfile(client),
        .. ScopesKnown(client, knownScopes),
        .. Between("default_max_age", client.DefaultMaxAge, 0, int.MaxValue),
        .. Between("x_access_token_lifetime", client.AccessTokenLifetime, 30, (long)OpenIdOptions.LongestTokenLifetime.TotalSeconds),
    ];

    private static IEnumerable<string> OneOf(string member, IEnumerable<string?> values, IReadOnlyCollection<string> known) =>
        values.Where(value => value is not null && !known.Contains(value)).Select(value => $"{member} '{value}' is none of {string.Join(", ", known)}");

    private static IEnumerable<string> Each(string member, IReadOnlyList<string> values, Func<string, string?> judge) =>
        values.Select((value, i) => judge(value) is { } fault ? $"{member}[{i}] '{value}' {fault}" : null).OfType<string>();

    private static IEnumerable<string> Page(string member, string? value)
    {
        if (value is not null && Addresses.PageFault(value) is { } fault) yield return $"{member} '{value}' {fault}";
    }

    private static IEnumerable<string> RedirectsThere(ClientMetadata client)
    {
        if (client.RedirectUris.Count == 0 && client.GrantTypes.Contains(GrantTypes.AuthorizationCode))
            yield return "redirect_uris is missing: grant_types has authorization_code";
    }

    private static IEnumerable<string> FitsProfile(ClientMetadata client)
    {
        if (client.Profile == ClientProfiles.Compat) yield break;
        if (client.ResponseTypes.FirstOrDefault(type => type != "code" && ResponseTypes.Contains(type)) is { } older)
            yield return $"response_types '{older}' needs x_profile '{ClientProfiles.Compat}'";
        if (client.GrantTypes.FirstOrDefault(grant => grant is "password" or "implicit") is { } old)
            yield return $"grant_types '{old}' needs x_profile '{ClientProfiles.Compat}'";
    }

    private static IEnumerable<string> ScopesKnown(ClientMetadata client, IReadOnlySet<string> known)
    {
        if (ScopeSet.Parse(client.Scope) is not { } scopes) return ["scope is not a list of scope values (RFC 6749 §3.3)"];

        return scopes.Where(scope => !known.Contains(scope)).Select(scope => $"scope '{scope}' is neither standard nor one of the installation's");
    }

    private static IEnumerable<string> Between(string member, long? value, long least, long most)
    {
        if (value < least || value > most) yield return $"{member} is not from {least} to {most}";
    }

    private static string[] ConstantsOf(Type words) =>
        [.. words.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
