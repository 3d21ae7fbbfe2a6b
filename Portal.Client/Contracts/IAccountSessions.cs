namespace Portal.Client.Contracts;

/// <summary>What <c>/account/sessions</c> asks of the host.</summary>
public interface IAccountSessions
{
    /// <summary>This one first, then the last used. Null when this one ended meanwhile.</summary>
    Task<IReadOnlyList<SessionView>?> ListAsync(CancellationToken cancel);

    /// <summary>Signs out one of the person's own. False when there is none any more.</summary>
    Task<bool> EndAsync(Guid id, CancellationToken cancel);

    /// <summary>Signs out all but this one; gives how many those were.</summary>
    Task<int> EndOthersAsync(CancellationToken cancel);
}

/// <param name="Device">Browser and system in words.</param>
/// <param name="Address">The network address from which the person signed in; null when it is not known.</param>
/// <param name="Current">The one at which this is read.</param>
/// <param name="SameAddress">From the same network address as the current one.</param>
/// <param name="LastSeenAt">To some minutes.</param>
/// <param name="Apps">The apps that the person signed in to from there.</param>
public sealed record SessionView(
    Guid Id,
    string Device,
    string? Address,
    bool Current,
    bool SameAddress,
    DateTimeOffset SignedInAt,
    DateTimeOffset LastSeenAt,
    IReadOnlyList<string> Apps);
