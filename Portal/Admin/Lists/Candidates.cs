namespace Portal.Admin.Lists;

/// <summary>Rows that one filter finds by an index, whatever the others say of them.</summary>
/// <param name="Rows">At most <see cref="LongTable.LookedThrough"/> of them.</param>
/// <param name="AreAllAsync">Whether that is all of them, and they are few enough to be held against the other filters and put in order.</param>
internal sealed record Candidates<T>(IQueryable<T> Rows, Func<CancellationToken, Task<bool>> AreAllAsync);
