namespace Portal.Data.Entities;

/// <summary>What a person agreed to share with a client. Taking it back deletes the row.</summary>
internal sealed class ConsentRow
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid UserId { get; set; }

    public string ClientId { get; set; } = "";

    /// <summary>Space-delimited.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The first decision.</summary>
    public DateTimeOffset GivenAt { get; set; }

    /// <summary>The last decision.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}
