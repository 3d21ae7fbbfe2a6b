using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users;

/// <summary>Whom a search means: those whose user name, e-mail address or name begins so. Each of the three is a range of an index.</summary>
internal sealed class PeopleSearch
{
    /// <summary>More than so many of one kind are too many to be put in order.</summary>
    public const int Few = 1_000;

    // The last code point: after every text that begins alike.
    internal const string Last = "\U0010FFFF";

    private readonly PortalDbContext _db;
    private readonly string _userName;
    private readonly string _email;
    private readonly string _name;

    /// <param name="search">Without a null character: PostgreSQL takes none.</param>
    public PeopleSearch(PortalDbContext db, ILookupNormalizer names, string search) =>
        (_db, _userName, _email, _name) = (db, names.NormalizeName(search), names.NormalizeEmail(search), PortalUser.Searched(search));

    /// <summary>All of them. Each column on its own: one condition over three would have the database walk through everybody.</summary>
    public IQueryable<Guid> All => ByUserName.Select(user => user.Id).Union(ByEmail.Select(user => user.Id)).Union(ByName.Select(user => user.Id));

    /// <summary>All, or some of each kind where they are many.</summary>
    public IQueryable<Guid> Some => Begin(ByUserName).Union(Begin(ByEmail)).Union(Begin(ByName));

    private IQueryable<PortalUser> ByUserName
    {
        get
        {
            var (begin, end) = (_userName, _userName + Last);
            return _db.Users.Where(user => user.NormalizedUserName!.CompareTo(begin) >= 0 && user.NormalizedUserName!.CompareTo(end) < 0).OrderBy(user => user.NormalizedUserName);
        }
    }

    private IQueryable<PortalUser> ByEmail
    {
        get
        {
            var (begin, end) = (_email, _email + Last);
            return _db.Users.Where(user => user.NormalizedEmail!.CompareTo(begin) >= 0 && user.NormalizedEmail!.CompareTo(end) < 0).OrderBy(user => user.NormalizedEmail);
        }
    }

    private IQueryable<PortalUser> ByName
    {
        get
        {
            var (begin, end) = (_name, _name + Last);
            return _db.Users.Where(user => user.NormalizedName.CompareTo(begin) >= 0 && user.NormalizedName.CompareTo(end) < 0).OrderBy(user => user.NormalizedName);
        }
    }

    /// <summary>Those among some people whom the search means, one looked at after the other.</summary>
    public IQueryable<PortalUser> Among(IQueryable<PortalUser> people)
    {
        var (userName, email, name) = (_userName, _email, _name);
        var (userNames, emails, namesEnd) = (userName + Last, email + Last, name + Last);
        return people.Where(user =>
            (user.NormalizedUserName!.CompareTo(userName) >= 0 && user.NormalizedUserName!.CompareTo(userNames) < 0)
            || (user.NormalizedEmail!.CompareTo(email) >= 0 && user.NormalizedEmail!.CompareTo(emails) < 0)
            || (user.NormalizedName.CompareTo(name) >= 0 && user.NormalizedName.CompareTo(namesEnd) < 0));
    }

    /// <summary>Whether <see cref="Some"/> is all.</summary>
    public async Task<bool> AreFewAsync(CancellationToken cancel) =>
        !await ByUserName.Skip(Few).AnyAsync(cancel) && !await ByEmail.Skip(Few).AnyAsync(cancel) && !await ByName.Skip(Few).AnyAsync(cancel);

    private static IQueryable<Guid> Begin(IQueryable<PortalUser> people) => people.Select(user => user.Id).Take(Few);
}
