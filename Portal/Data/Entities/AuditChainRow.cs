namespace Portal.Data.Entities;

/// <summary>Both ends of the chain that seals the log of events. There is one row.</summary>
internal sealed class AuditChainRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The place of the last sealed event; 0 before the first.</summary>
    public long SealedTo { get; set; }

    /// <summary>Seals this row together with the hash of the last sealed event, so that neither end is moved without the key; empty before the first.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The place of the last event that was deleted for its age; 0 when none was.</summary>
    public long PrunedTo { get; set; }

    /// <summary>The hash of the last event that was deleted for its age: where the rest of the chain begins.</summary>
    public string PrunedHash { get; set; } = "";
}
