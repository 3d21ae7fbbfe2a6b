using Microsoft.AspNetCore.Identity;
using Portal.Admin.Lists;
using Portal.Admin.Users;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Access;

/// <summary>What somebody typed into the filters of a list, in the forms in which tables are asked.</summary>
internal sealed class AccessFilter(PortalDbContext db, ILookupNormalizer names, AccessQuery query)
{
    private readonly string? _user = Typed(query.User);

    public string? ClientId { get; } = Typed(query.ClientId);

    public string? Address { get; } = Typed(query.Address);

    /// <summary>In UTC: PostgreSQL takes points in time in no other form.</summary>
    public DateTimeOffset? From { get; } = query.From?.ToUniversalTime();

    public DateTimeOffset? Until { get; } = query.Until?.ToUniversalTime();

    private Guid? UserId => Guid.TryParse(_user, out var id) ? id : null;

    private PeopleSearch? Search => _user is null || UserId is not null ? null : new(db, names, _user);

    /// <summary>Whom the filter means, one person looked at after the other; null where it means everybody.</summary>
    public IQueryable<PortalUser>? People => UserId is { } id ? db.Users.Where(user => user.Id == id) : Search?.Among(db.Users);

    /// <summary>The rows of those people, found by their ids.</summary>
    public Candidates<T>? OfPeople<T>(Func<IQueryable<Guid>, IQueryable<T>> rowsOf)
    {
        if (_user is null) return null;

        var search = Search;
        var rows = rowsOf(search?.Some ?? db.Users.Where(user => user.Id == UserId).Select(user => user.Id));
        return new(rows.Take(LongTable.LookedThrough), async cancel => (search is null || await search.AreFewAsync(cancel)) && await LongTable.AreFewAsync(rows, cancel));
    }

    // PostgreSQL takes no text with a null in it; nothing is called so.
    private static string? Typed(string? text) => text?.Trim().Replace('\0', '\uFFFD') is { Length: > 0 } typed ? typed : null;
}
