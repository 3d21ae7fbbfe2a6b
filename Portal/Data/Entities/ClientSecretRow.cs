using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A client's secret, as its hash. Two may be live at a time, so that one can be replaced without an outage.</summary>
internal sealed class ClientSecretRow
{
    public string ClientId { get; set; } = "";

    public HandleHash Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null: works until it is removed.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
