using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Lists;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users;

/// <summary>The accounts that match, found and put in order by the database. There may be a million.</summary>
internal sealed class UserList(PortalDbContext db, ILookupNormalizer names, TimeProvider clock)
{
    public async Task<ListPage<UserLine>> ReadAsync(UserQuery query, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (query.Search?.Contains('\0', StringComparison.Ordinal) is true || query.Group?.Contains('\0', StringComparison.Ordinal) is true) return new([], 0);

        var search = SearchOf(query);
        var candidates = CandidatesOf(query, search, now).ToList();
        var found = candidates.Count == 0
            ? new(Matching(db.Users.AsNoTracking(), query, search, now), ListExtent.Whole)
            : await LongTable.FindAsync(InOrder(db.Users.AsNoTracking(), query), users => Matching(users, query, search, now), candidates, cancel);
        var (rows, total, extent) = await found.ReadAsync(
            InOrder(found.Rows, query),
            user => new { user.Id, user.UserName, user.Name, user.Email, user.DisabledAt, user.LockoutEnd, user.CreatedAt },
            query.Skip,
            query.Take,
            cancel);
        var lines = rows.Select(row => new UserLine(row.Id, row.UserName ?? "", row.Name, row.Email, StateOf(row.DisabledAt, row.LockoutEnd, now), row.CreatedAt));
        return new([.. lines], total, extent);
    }

    public static UserState StateOf(DateTimeOffset? disabled, DateTimeOffset? lockedUntil, DateTimeOffset now) =>
        disabled is not null ? UserState.Disabled : lockedUntil > now ? UserState.Locked : UserState.Active;

    private PeopleSearch? SearchOf(UserQuery query) => query.Search?.Trim() is { Length: > 0 } search ? new(db, names, search) : null;

    private IQueryable<PortalUser> Matching(IQueryable<PortalUser> users, UserQuery query, PeopleSearch? search, DateTimeOffset now)
    {
        var found = InState(search?.Among(users) ?? users, query.State, now);
        return query.Group is { Length: > 0 } group ? found.Where(user => db.UserGroups.Any(member => member.UserId == user.Id && member.Name == group)) : found;
    }

    private IEnumerable<Candidates<PortalUser>> CandidatesOf(UserQuery query, PeopleSearch? search, DateTimeOffset now)
    {
        if (search is not null) yield return new(With(search.Some), search.AreFewAsync);
        if (query.Group is { Length: > 0 } group)
            yield return Of(db.UserGroups.Where(member => member.Name == group).OrderBy(member => member.UserId).Select(member => member.UserId));
        if (query.State is UserState.Disabled)
            yield return Of(db.Users.Where(user => user.DisabledAt != null).OrderBy(user => user.DisabledAt).Select(user => user.Id));
        if (query.State is UserState.Locked)
            yield return Of(db.Users.Where(user => user.LockoutEnd != null && user.LockoutEnd > now).OrderBy(user => user.LockoutEnd).Select(user => user.Id));
    }

    private Candidates<PortalUser> Of(IQueryable<Guid> ids) =>
        new(With(ids.Take(LongTable.LookedThrough)), cancel => LongTable.AreFewAsync(ids, cancel));

    private IQueryable<PortalUser> With(IQueryable<Guid> ids) => db.Users.AsNoTracking().Where(user => ids.Contains(user.Id));

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
