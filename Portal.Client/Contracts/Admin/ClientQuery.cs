namespace Portal.Client.Contracts.Admin;

/// <summary>Which clients to list.</summary>
/// <param name="Search">A part of a name, a client id or a redirect URI; in any case of letters.</param>
/// <param name="Sort">By what the list is in order.</param>
/// <param name="Skip">How many to leave out from the start.</param>
/// <param name="Take">At most 100.</param>
public sealed record ClientQuery(string? Search, ClientKind? Kind, ClientSource? Source, ClientSort Sort, bool Descending, int Skip, int Take)
{
    /// <summary>Of those that registered themselves, only the ones that an administrator vouched for, or only the others.</summary>
    public bool? Approved { get; init; }
}

/// <summary>By what a list of clients is in order.</summary>
public enum ClientSort
{
    Name,
    ClientId,
    Created,
}
