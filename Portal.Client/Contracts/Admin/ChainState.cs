namespace Portal.Client.Contracts.Admin;

/// <summary>The log of events as it is now, unchecked.</summary>
/// <param name="Count">How many events are sealed and kept.</param>
/// <param name="First">When the first of them happened.</param>
/// <param name="Last">When the last of them happened.</param>
/// <param name="Head">The end, to be kept elsewhere; null while nothing is sealed.</param>
/// <param name="Waiting">How many have waited to be sealed for longer than they should.</param>
/// <param name="RetentionDays">For how long events are kept.</param>
public sealed record ChainState(long Count, DateTimeOffset? First, DateTimeOffset? Last, ChainHead? Head, long Waiting, int RetentionDays);
