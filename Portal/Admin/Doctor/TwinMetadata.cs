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
        client.GrantTypes.Contains(GrantTypes.AuthorizationCode) && client.ResponseTypes.Contains("code") ? DoctorRunKind.Person
        : client.GrantTypes.Contains(GrantTypes.ClientCredentials) ? DoctorRunKind.Machine
        : DoctorRunKind.None;

    public static string KeyAlgorithmOf(ClientMetadata client) => client.TokenEndpointAuthSigningAlg ?? UsualKeyAlgorithm;

    private static string? SectorOf(ClientMetadata client) => client switch
    {
        { SubjectType: not SubjectTypes.Pairwise } => null,
        { SectorIdentifierUri: { } address } => address,
        { RedirectUris: [var first, ..] } => first,
        _ => null,
    };
}
