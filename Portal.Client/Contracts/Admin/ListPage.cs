namespace Portal.Client.Contracts.Admin;

/// <summary>A part of a list that is too long to be shown whole.</summary>
/// <param name="Total">How many there are in the whole list; with an <paramref name="Extent"/> other than that of the whole, how many of those that match are in it.</param>
/// <param name="Extent">Whether the list has everything that matches.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total, ListExtent Extent = ListExtent.Whole);

/// <summary>How much of what matches a list has: nobody waits until millions are looked through, and nobody is told that a part is the whole.</summary>
public enum ListExtent
{
    /// <summary>Everything that matches.</summary>
    Whole,

    /// <summary>The first ones in its order; more follow.</summary>
    Beginning,

    /// <summary>Some that match, in its order. Not everything was looked through: others may come before, between and after them.</summary>
    Some,
}
