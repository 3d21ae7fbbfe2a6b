namespace Portal.Client.Contracts;

/// <summary>Lets an open page follow what happens to the account elsewhere.</summary>
public interface IAccountChanges
{
    /// <summary>Gives <c>true</c> each time that something may have changed, and ends with <c>false</c> when the session has ended.</summary>
    IAsyncEnumerable<bool> WatchAsync(CancellationToken cancel);
}
