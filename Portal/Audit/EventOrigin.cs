namespace Portal.Audit;

/// <summary>From where something was done in a circuit, which has no request of its own: where its session was last seen.</summary>
internal sealed record EventOrigin(Guid SessionId, string? Address, string? UserAgent)
{
    /// <summary>Whoever did it, where that may be somebody else than the account's owner: an administrator.</summary>
    public Guid? ActorId { get; init; }
}
