using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A client's secret, as its hash. Two may be live at a time, so that one can be replaced without an outage.</summary>
internal sealed class ClientSecretRow
{
    public string ClientId { get; set; } = "";

    public HandleHash Hash { get; set; }

    /// <summary>The secret itself, encrypted; only for a client that signs with it (<c>client_secret_jwt</c>), which a hash could not check.</summary>
    public byte[]? ProtectedSecret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null: works until it is removed.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
