namespace Portal.Data.Entities;

/// <summary>A back-channel logout that a client still has to be told of. The token itself is made at each attempt, because it lives for two minutes only.</summary>
internal sealed class LogoutDelivery : Delivery
{
    public string ClientId { get; set; } = "";

    /// <summary>The person as the client knows them.</summary>
    public string Subject { get; set; } = "";

    public Guid SessionId { get; set; }
}
