namespace Portal.Data.Entities;

/// <summary>A back-channel logout that a client still has to be told of. The token itself is made at each attempt, because it lives for two minutes only.</summary>
internal sealed class LogoutDelivery
{
    public Guid Id { get; set; }

    public string ClientId { get; set; } = "";

    /// <summary>The person as the client knows them.</summary>
    public string Subject { get; set; } = "";

    public Guid SessionId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it is tried next; whoever moves this forward first makes the attempt.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }
}
