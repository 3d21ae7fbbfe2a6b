namespace Portal.Data.Entities;

/// <summary>One decision of a person about sharing with a client, as it was made; it stays when the consent is taken back.</summary>
internal sealed class ConsentReceiptRow
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid UserId { get; set; }

    public string ClientId { get; set; } = "";

    /// <summary>What the client was called then.</summary>
    public string ClientName { get; set; } = "";

    /// <summary>False when the person said no.</summary>
    public bool Allowed { get; set; }

    /// <summary>What was agreed to or refused, space-delimited.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The claims that this scope covers, space-delimited.</summary>
    public string Claims { get; set; } = "";

    public string? PolicyUri { get; set; }

    public string? TosUri { get; set; }

    public DateTimeOffset At { get; set; }
}
