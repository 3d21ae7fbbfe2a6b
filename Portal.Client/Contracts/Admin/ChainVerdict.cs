namespace Portal.Client.Contracts.Admin;

/// <summary>What came of checking the log of events.</summary>
/// <param name="Count">How many events hold, from the first that is kept up to the first that does not.</param>
/// <param name="First">When the first of them happened.</param>
/// <param name="Last">When the last of them happened.</param>
/// <param name="Head">The end of what holds, to be kept elsewhere.</param>
/// <param name="Break">Where it does not hold; null when all of it does.</param>
/// <param name="Noted">Whether a head that was noted earlier is part of it.</param>
public sealed record ChainVerdict(
    long Count, DateTimeOffset? First, DateTimeOffset? Last, ChainHead? Head, ChainBreak? Break, NotedHead Noted);

/// <summary>What became of a head that was noted earlier.</summary>
public enum NotedHead
{
    /// <summary>None was given.</summary>
    None,

    /// <summary>It is on the chain.</summary>
    Found,

    /// <summary>What it ended with is no longer kept.</summary>
    Pruned,

    /// <summary>The chain has another event in its place, or ends before it: it is not the one that it was.</summary>
    Lost,
}

/// <summary>The first place where the log does not hold.</summary>
/// <param name="Sequence">The place in the chain.</param>
/// <param name="Id">The event that is there, if there is one.</param>
/// <param name="At">When it says that it happened.</param>
public sealed record ChainBreak(ChainBreakKind Kind, long Sequence, long? Id = null, DateTimeOffset? At = null);

/// <summary>How far a check is.</summary>
public sealed record ChainProgress(long Done, long All);
