using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>What a twin is registered with: all that decides how the portal answers as its client has it, and addresses and keys of its own.</summary>
internal static class TwinMetadata
{
    /// <summary>A client signs with this where its registration leaves the choice to it.</summary>
    public const string UsualKeyAlgorithm = "ES256";

    public static ClientMetadata Of(ClientMetadata examined, string callback, JsonObject? keys) => examined with
    {
        RedirectUris = [callback],
        PostLogoutRedirectUris = null,
        InitiateLoginUri = null,
        RequestUris = null,
        RequestObjectSigningAlg = null,
        BackchannelLogoutUri = null,
        BackchannelLogoutSessionRequired = null,
        FrontchannelLogoutUri = null,
        FrontchannelLogoutSessionRequired = null,
        Jwks = keys,
        JwksUri = null,
        // The host of its redirect URIs is another; this keeps the sector, and with it sub.
        SectorIdentifierUri = SectorOf(examined),
    };

    /// <summary>How a client of this registration is tried out.</summary>
    public static DoctorRunKind RunOf(ClientMetadata client) =>
        ResponseTypeOf(client) is not null ? DoctorRunKind.Person
        : client.GrantTypes.Contains(GrantTypes.ClientCredentials) ? DoctorRunKind.Machine
        : DoctorRunKind.None;

    /// <summary>
    /// What people are sent to the portal with: a code where the client may, and of the older flows the one that brings the most, so
    /// that the most is seen. Null where nobody is sent.
    /// </summary>
    public static string? ResponseTypeOf(ClientMetadata client) =>
        client.GrantTypes.Contains(GrantTypes.AuthorizationCode) && client.ResponseTypes.Contains(ParameterNames.Code) ? ParameterNames.Code
        : client.ResponseTypes.Where(type => type is not (ParameterNames.Code or "none")).OrderByDescending(type => type.Length).FirstOrDefault();

    public static string KeyAlgorithmOf(ClientMetadata client) => client.TokenEndpointAuthSigningAlg ?? UsualKeyAlgorithm;

    private static string? SectorOf(ClientMetadata client) => client switch
    {
        { SubjectType: not SubjectTypes.Pairwise } => null,
        { SectorIdentifierUri: { } address } => address,
        { RedirectUris: [var first, ..] } => first,
        _ => null,
    };
}
