using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users;

/// <summary>Puts people into groups and takes them out.</summary>
internal sealed class GroupMembers(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    /// <summary>As many as one person may be in: they go into tokens.</summary>
    public const int LimitPerUser = 200;

    private const int Suggested = 8;

    public Task<UserChange> AddAsync(Guid id, string typed, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (MembershipNames.Group(typed) is not { } name) return UserChange.NameRefused;

            // A write first: until the transaction ends nobody else changes this person's groups.
            if (await Memberships.ChangedAsync(db, id, clock.GetUtcNow(), cancel) == 0) return UserChange.Gone;
            if (await db.UserGroups.AnyAsync(member => member.UserId == id && member.Name == name, cancel)) return UserChange.Done;
            if (await db.UserGroups.CountAsync(member => member.UserId == id, cancel) >= LimitPerUser) return UserChange.TooMany;

            db.UserGroups.Add(new() { UserId = id, Name = name });
            await log.RecordAsync(db, Happened(EventKind.GroupGiven, id, name), cancel);
            return UserChange.Done;
        },
        cancel);

    public Task<UserChange> RemoveAsync(Guid id, string name, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.UserGroups.Where(member => member.UserId == id && member.Name == name).ExecuteDeleteAsync(cancel) == 0) return UserChange.Gone;

            await Memberships.ChangedAsync(db, id, clock.GetUtcNow(), cancel);
            await log.RecordAsync(db, Happened(EventKind.GroupTaken, id, name), cancel);
            return UserChange.Done;
        },
        cancel);

    /// <summary>Groups that there are, by the beginning of their names. One step along the index for each, however many members it has.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string begin, CancellationToken cancel)
    {
        if (begin.Contains('\0', StringComparison.Ordinal)) return [];

        var end = begin + PeopleSearch.Last;
        List<string> found = [];
        while (found.Count < Suggested && await NextAsync(found.LastOrDefault(), begin, end, cancel) is { } next) found.Add(next);
        return found;
    }

    private Task<string?> NextAsync(string? after, string begin, string end, CancellationToken cancel)
    {
        var rest = after is null
            ? db.UserGroups.Where(member => member.Name.CompareTo(begin) >= 0)
            : db.UserGroups.Where(member => member.Name.CompareTo(after) > 0);
        return rest.Where(member => member.Name.CompareTo(end) < 0).OrderBy(member => member.Name).Select(member => (string?)member.Name).FirstOrDefaultAsync(cancel);
    }

    private static SecurityEvent Happened(EventKind what, Guid id, string name) => new(what, id) { Details = new Dictionary<string, string> { ["name"] = name } };
}
