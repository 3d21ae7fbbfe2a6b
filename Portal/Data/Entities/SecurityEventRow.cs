using Portal.Audit;

namespace Portal.Data.Entities;

/// <summary>One thing that happened. Rows are added and, when they are old, deleted; never changed, but to take a deleted account's person out.</summary>
internal sealed class SecurityEventRow
{
    /// <summary>Later ones have larger numbers, and none is used twice.</summary>
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The name of an <see cref="EventKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Whose account it concerns; not a reference, because the event outlives the account.</summary>
    public Guid? UserId { get; set; }

    /// <summary>Who did it, where that was not the owner.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>True where an administrator did it: from where they did is not the owner's to read.</summary>
    public bool ByAnother => ActorId is not null && ActorId != UserId;

    public string? ClientId { get; set; }

    public Guid? SessionId { get; set; }

    public string? Address { get; set; }

    public string? UserAgent { get; set; }

    public EventOutcome Outcome { get; set; }

    /// <summary>What the server's log has about the same request.</summary>
    public string? TraceId { get; set; }

    /// <summary>Small JSON object of texts; null when there is no more to tell.</summary>
    public string? Details { get; set; }

    /// <summary>Its place in the chain that seals the log; null until it is sealed. Not its id: what commits late is sealed late.</summary>
    public long? Sequence { get; set; }

    /// <summary>
    /// What is told of people goes into the chain only as a digest with this, so that it can be taken out without breaking the chain. Where
    /// somebody was taken out it is gone, and in its place a seal of what is left.
    /// </summary>
    public string? Salt { get; set; }

    /// <summary>The salted digest of what is told of people.</summary>
    public string? PersonalDigest { get; set; }

    /// <summary>Seals this event and all before it; null until it is sealed.</summary>
    public string? Hash { get; set; }
}
