using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Lists;

/// <summary>What filters found, in no order.</summary>
/// <param name="Most">No more of them are listed.</param>
/// <param name="Total">How many they are, where that is known already.</param>
internal sealed record Found<T>(IQueryable<T> Rows, ListExtent Extent, int Most = UserQuery.CountedUpTo, int? Total = null);
