namespace Portal.Client.Contracts;

/// <summary>What <c>/recover</c> asks of the host for people who only have their mail left.</summary>
public interface IRecoverByMail
{
    /// <summary>Whether the portal sends mail.</summary>
    bool Offered { get; }

    /// <summary>Mails a link, if there is such an account and its address was verified; the answer is the same if not.</summary>
    Task AskAsync(string userName, CancellationToken cancel);

    /// <summary>What a mailed link leads to now. Looks, and changes nothing.</summary>
    Task<MailedRecovery> OpenAsync(string code, CancellationToken cancel);

    /// <summary>Uses the link up to begin the waiting time.</summary>
    Task<MailedRecovery> WaitAsync(string code, CancellationToken cancel);

    /// <summary>Whether there is a recovery to stop: by the link of a mail, or for the person at this browser.</summary>
    Task<bool> CanCancelAsync(string? code, CancellationToken cancel);

    /// <summary>Stops it. False when there was none.</summary>
    Task<bool> CancelAsync(string? code, CancellationToken cancel);
}

/// <param name="At">When the waiting ends; null where nothing waits.</param>
/// <param name="WaitHours">How long one would have to wait.</param>
public sealed record MailedRecovery(MailedRecoveryState State, DateTimeOffset? At = null, int WaitHours = 0);

public enum MailedRecoveryState
{
    /// <summary>The link is not good, or not any more.</summary>
    Refused,

    /// <summary>It lets its reader go on at once.</summary>
    Ready,

    /// <summary>It can begin the waiting time.</summary>
    MustWait,

    /// <summary>The waiting time runs.</summary>
    Waiting,
}
