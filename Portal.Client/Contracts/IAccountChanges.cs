namespace Portal.Client.Contracts;

/// <summary>Lets an open page follow what happens to the account elsewhere.</summary>
public interface IAccountChanges
{
    /// <summary>Begins with a change, since something may have happened after the page was rendered, and ends when the session has.</summary>
    IAsyncEnumerable<AccountNews> WatchAsync(CancellationToken cancel);
}

public enum AccountNews
{
    /// <summary>Something may be different.</summary>
    Changed,

    /// <summary>The session has ended.</summary>
    SignedOut,

    /// <summary>There is no such account any more.</summary>
    Deleted,
}
