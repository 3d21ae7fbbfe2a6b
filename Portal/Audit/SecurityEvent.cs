namespace Portal.Audit;

/// <summary>Something that happened to an account or a client. When, from where and in which request is added when it is recorded.</summary>
/// <param name="UserId">Whose account it concerns, if anybody's.</param>
internal sealed record SecurityEvent(EventKind Kind, Guid? UserId)
{
    /// <summary>Who did it, where that was not the owner: an administrator. Null for the owner, and where nobody was signed in.</summary>
    public Guid? ActorId { get; init; }

    public string? ClientId { get; init; }

    /// <summary>The session it concerns; left out, it is the one in which it was done.</summary>
    public Guid? SessionId { get; init; }

    public EventOutcome Outcome { get; init; } = EventOutcome.Succeeded;

    /// <summary>A few facts for whoever reads it: the name of a passkey, a reason. Never a secret, not even a hash of one.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>A sign-in that was refused, and why, in a word that stays.</summary>
    public static SecurityEvent SignInFailed(Guid? userId, string method, string reason) => new(EventKind.SignInFailed, userId)
    {
        Outcome = EventOutcome.Failed,
        Details = new Dictionary<string, string> { ["method"] = method, ["reason"] = reason },
    };
}
