namespace Portal.Client.Contracts.Admin;

/// <summary>A part of a list that is too long to be shown whole.</summary>
/// <param name="Total">How many there are in the whole list.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total);
