using Portal.Client.Contracts.Admin;
using Portal.Data.Configurations;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A registered client.</summary>
internal sealed class ClientRegistration
{
    public string ClientId { get; set; } = "";

    public ClientOrigin Origin { get; set; }

    /// <summary>RFC 7591 members, JSON.</summary>
    public string Metadata { get; private set; } = "{}";

    /// <summary>What people call it, out of the metadata; its id when it has no name. For lists.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Out of the metadata, for lists.</summary>
    public ClientKind Kind { get; private set; }

    /// <summary>
    /// Name, id and redirect URIs in small letters, a line each: what a search looks through and a list is sorted by. Empty for a twin,
    /// which no query finds that does not ask for it: see <see cref="ClientTwins"/>.
    /// </summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Hash of the registration access token; null where the client cannot manage its own registration. RFC 7592</summary>
    public HandleHash? RegistrationToken { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>When an administrator vouched for a client that registered itself; null until one does.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Names the picture in <see cref="ClientLogoRow"/> that people see instead of <c>logo_uri</c>; null where it has none.</summary>
    public string? LogoHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<ClientSecretRow> Secrets { get; } = [];

    /// <summary>A text as <see cref="SearchText"/> would have it.</summary>
    public static string Searched(string text) => text.ToLowerInvariant();

    /// <summary>Takes the metadata, and what lists show of it.</summary>
    public void Describe(ClientMetadata metadata)
    {
        Metadata = ClientJson.Write(metadata);
        Name = Cut(metadata.ClientName ?? ClientId, Limits.Text);
        Kind = KindOf(metadata);
        SearchText = Cut(Searched(string.Join('\n', [Name, ClientId, .. metadata.RedirectUris])), Limits.SearchText);
    }

    /// <summary>Keeps it out of every list.</summary>
    public void Hide() => SearchText = "";

    private static ClientKind KindOf(ClientMetadata metadata) => metadata switch
    {
        { GrantTypes: [GrantTypes.ClientCredentials] } => ClientKind.Machine,
        { RedirectUris: [], GrantTypes: var grants } when grants.Contains(GrantTypes.DeviceCode) => ClientKind.Device,
        { ApplicationType: "native" } => ClientKind.Native,
        { TokenEndpointAuthMethod: ClientAuthenticationMethods.None } => ClientKind.SinglePage,
        _ => ClientKind.WebServer,
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
