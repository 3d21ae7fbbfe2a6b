namespace Portal.Data.Entities;

/// <summary>Something that has to reach somebody outside, sooner or later; a row of an outbox.</summary>
internal abstract class Delivery
{
    public Guid Id { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it is tried next; whoever moves this forward first makes the attempt.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }
}
