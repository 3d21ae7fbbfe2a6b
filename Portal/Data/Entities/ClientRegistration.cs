using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A registered client.</summary>
internal sealed class ClientRegistration
{
    public string ClientId { get; set; } = "";

    public ClientOrigin Origin { get; set; }

    /// <summary>RFC 7591 members, JSON.</summary>
    public string Metadata { get; set; } = "{}";

    /// <summary>Hash of the registration access token; null where the client cannot manage its own registration. RFC 7592</summary>
    public HandleHash? RegistrationToken { get; set; }

    public bool Enabled { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<ClientSecretRow> Secrets { get; } = [];
}
