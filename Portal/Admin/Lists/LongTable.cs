using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Lists;

/// <summary>
/// Finds what matches several filters in a table of a million rows without ever looking through more than a few thousand of them: by the
/// filter that finds few, or else in the order of the list. Where neither gets to the end, the answer says so.
/// </summary>
internal static class LongTable
{
    /// <summary>As many rows as are put in order.</summary>
    public const int Few = 5_000;

    /// <summary>As many rows as are held against filters one by one.</summary>
    public const int LookedThrough = 20_000;

    /// <summary>Of more than so many that match, only so many are listed.</summary>
    public const int Listed = 1_000;

    /// <summary>As many rows as one page may have.</summary>
    public const int LongestPage = 100;

    /// <param name="inOrder">All rows in the order of the list, as an index has them.</param>
    /// <param name="matching">Every filter, as a condition that one row fulfils or not.</param>
    /// <param name="candidates">What filters find by indexes of their own; empty where nearly everything matches.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Found<T>> FindAsync<T>(
        IOrderedQueryable<T> inOrder, Func<IQueryable<T>, IQueryable<T>> matching, IReadOnlyList<Candidates<T>> candidates, CancellationToken cancel)
    {
        foreach (var some in candidates)
            if (await some.AreAllAsync(cancel)) return new(matching(some.Rows), ListExtent.Whole);

        var walked = matching(inOrder.Take(LookedThrough));
        var most = candidates.Count == 0 ? UserQuery.CountedUpTo : Listed;
        if (await walked.Take(most + 1).CountAsync(cancel) is var met && met > most) return new(walked, ListExtent.Beginning, most, most);
        if (!await inOrder.Skip(LookedThrough).AnyAsync(cancel)) return new(walked, ListExtent.Whole, Total: met);
        if (met > Listed) return new(walked, ListExtent.Beginning, met, met);

        return candidates.Count == 0 ? new(matching(inOrder), ListExtent.Whole) : new(matching(candidates[0].Rows).Take(Listed), ListExtent.Some, Listed);
    }

    /// <summary>Whether there are no more than can be put in order.</summary>
    public static async Task<bool> AreFewAsync<T>(IQueryable<T> rows, CancellationToken cancel) => !await rows.Skip(Few).AnyAsync(cancel);

    /// <summary>A part of what was found, and how much there is.</summary>
    /// <param name="inOrder">What was found, in the order of the list.</param>
    /// <param name="line">What is shown of each.</param>
    public static async Task<(List<TLine> Lines, int Total, ListExtent Extent)> ReadAsync<T, TLine>(
        this Found<T> found, IOrderedQueryable<T> inOrder, System.Linq.Expressions.Expression<Func<T, TLine>> line, int skip, int take, CancellationToken cancel)
    {
        var start = Math.Clamp(skip, 0, found.Most);
        var lines = await inOrder.Skip(start).Take(Math.Min(Math.Clamp(take, 1, LongestPage), found.Most - start)).Select(line).ToListAsync(cancel);
        var total = found.Total ?? await found.Rows.Take(found.Most + 1).CountAsync(cancel);
        return total > found.Most ? (lines, found.Most, ListExtent.Beginning) : (lines, total, found.Extent);
    }
}
