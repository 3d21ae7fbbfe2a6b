namespace Portal.Client.Contracts;

/// <summary>What <c>/account/activity</c> asks of the host.</summary>
public interface IAccountActivity
{
    /// <summary>What happened to the account, the newest first. Null when the session ended meanwhile.</summary>
    /// <param name="before">The last entry that was seen; null for the newest.</param>
    Task<ActivityList?> ListAsync(long? before, CancellationToken cancel);
}

/// <param name="More">There are older ones.</param>
public sealed record ActivityList(IReadOnlyList<ActivityEntry> Entries, bool More);

/// <param name="Kind">The stable name of what happened; its words are under <c>Event.</c></param>
/// <param name="Device">Browser and system in words; null when the portal or an operator did it.</param>
/// <param name="About">The app, passkey or token that it was about.</param>
/// <param name="Reason">Why a sign-in was refused, as a stable word with words under <c>Event.Reason.</c>; null when there is none to tell.</param>
/// <param name="Failed">Somebody tried, and was refused.</param>
/// <param name="Here">It was done in the session at which this is read.</param>
public sealed record ActivityEntry(
    long Id, string Kind, DateTimeOffset At, string? Device, string? Address, string? About, string? Reason, bool Failed, bool Here);
