using Portal.OpenId.Clients;

namespace Portal.Data.Entities;

/// <summary>A registered client.</summary>
internal sealed class ClientRegistration
{
    public string ClientId { get; set; } = "";

    public ClientOrigin Origin { get; set; }

    /// <summary>RFC 7591 members, JSON.</summary>
    public string Metadata { get; set; } = "{}";

    public bool Enabled { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<ClientSecretRow> Secrets { get; } = [];
}
