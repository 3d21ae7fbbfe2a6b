using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users;

/// <summary>The accounts that match, found and put in order by the database. There may be a million: each search is of a range of an index.</summary>
internal sealed class UserList(PortalDbContext db, ILookupNormalizer names, TimeProvider clock)
{
    public const int LongestPage = 100;

    // The last code point: after every text that begins alike.
    internal const string Last = "\U0010FFFF";

    public async Task<ListPage<UserLine>> ReadAsync(UserQuery query, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = InGroup(InState(Matching(query.Search?.Trim()), query.State, now), query.Group);
        var skip = Math.Clamp(query.Skip, 0, UserQuery.CountedUpTo);
        var rows = await InOrder(found, query).Skip(skip).Take(Math.Clamp(query.Take, 1, LongestPage))
            .Select(user => new { user.Id, user.UserName, user.Name, user.Email, user.DisabledAt, user.LockoutEnd, user.CreatedAt })
            .ToListAsync(cancel);
        var lines = rows.Select(row => new UserLine(row.Id, row.UserName ?? "", row.Name, row.Email, StateOf(row.DisabledAt, row.LockoutEnd, now), row.CreatedAt));
        return new([.. lines], await found.Select(user => user.Id).Take(UserQuery.CountedUpTo).CountAsync(cancel));
    }

    /// <summary>The ids of the accounts that a search finds, for lists of other things.</summary>
    public IQueryable<Guid> IdsOf(string search) => Matching(search).Select(user => user.Id);

    public static UserState StateOf(DateTimeOffset? disabled, DateTimeOffset? lockedUntil, DateTimeOffset now) =>
        disabled is not null ? UserState.Disabled : lockedUntil > now ? UserState.Locked : UserState.Active;

    // Each column on its own: one condition over three would have the database walk through everybody.
    private IQueryable<PortalUser> Matching(string? search)
    {
        var users = db.Users.AsNoTracking();
        if (string.IsNullOrEmpty(search) || search.Contains('\0', StringComparison.Ordinal)) return search is null or "" ? users : users.Where(_ => false);

        var (userName, email, name) = (names.NormalizeName(search), names.NormalizeEmail(search), PortalUser.Searched(search));
        var (afterUserName, afterEmail, afterName) = (userName + Last, email + Last, name + Last);
        var ids = db.Users.Where(user => user.NormalizedUserName!.CompareTo(userName) >= 0 && user.NormalizedUserName!.CompareTo(afterUserName) < 0).Select(user => user.Id)
            .Union(db.Users.Where(user => user.NormalizedEmail!.CompareTo(email) >= 0 && user.NormalizedEmail!.CompareTo(afterEmail) < 0).Select(user => user.Id))
            .Union(db.Users.Where(user => user.NormalizedName.CompareTo(name) >= 0 && user.NormalizedName.CompareTo(afterName) < 0).Select(user => user.Id));
        return users.Where(user => ids.Contains(user.Id));
    }

    private IQueryable<PortalUser> InGroup(IQueryable<PortalUser> users, string? group) => group switch
    {
        null or "" => users,
        _ when group.Contains('\0', StringComparison.Ordinal) => users.Where(_ => false),
        _ => users.Where(user => db.UserGroups.Any(member => member.UserId == user.Id && member.Name == group)),
    };

    private static IQueryable<PortalUser> InState(IQueryable<PortalUser> users, UserState? state, DateTimeOffset now) => state switch
    {
        null => users,
        UserState.Active => users.Where(user => user.DisabledAt == null && (user.LockoutEnd == null || user.LockoutEnd <= now)),
        UserState.Locked => users.Where(user => user.DisabledAt == null && user.LockoutEnd > now),
        UserState.Disabled => users.Where(user => user.DisabledAt != null),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static IOrderedQueryable<PortalUser> InOrder(IQueryable<PortalUser> users, UserQuery query) => (query.Sort, query.Descending) switch
    {
        (UserSort.Created, false) => users.OrderBy(user => user.CreatedAt).ThenBy(user => user.Id),
        (UserSort.Created, true) => users.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id),
        (_, false) => users.OrderBy(user => user.NormalizedUserName),
        (_, true) => users.OrderByDescending(user => user.NormalizedUserName),
    };
}
