namespace Portal.Client.Contracts.Admin;

/// <summary>Which accounts to list.</summary>
/// <param name="Search">The beginning of a user name, an e-mail address or a name; in any case of letters.</param>
/// <param name="Sort">By what the list is in order.</param>
/// <param name="Skip">How many to leave out from the start.</param>
/// <param name="Take">At most 100.</param>
public sealed record UserQuery(string? Search, UserState? State, UserSort Sort, bool Descending, int Skip, int Take)
{
    /// <summary>More than so many are neither counted nor paged through: a search finds people sooner.</summary>
    public const int CountedUpTo = 10_000;

    /// <summary>Only those in this group; null for all.</summary>
    public string? Group { get; init; }
}

/// <summary>By what a list of accounts is in order.</summary>
public enum UserSort
{
    UserName,
    Created,
}

/// <summary>Whether an account may be used.</summary>
public enum UserState
{
    Active,

    /// <summary>Too many wrong passwords: for a while no password is looked at. Other ways to sign in go on.</summary>
    Locked,

    /// <summary>An administrator took it out of use.</summary>
    Disabled,
}
