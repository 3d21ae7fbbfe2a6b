using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users.Import;

/// <summary>Holds rows that are good by themselves against the accounts that there are. An account is found by its user name and by nothing else.</summary>
internal sealed class ImportWriter(PortalDbContext db, ILookupNormalizer names, SecurityLog log, TimeProvider clock)
{
    /// <param name="write">False only counts.</param>
    public async Task TakeAsync(IReadOnlyList<ImportRow> rows, ImportTally tally, bool write, CancellationToken cancel)
    {
        var found = await ImportedAccounts.ReadAsync(db, names, rows, cancel);
        foreach (var row in rows) Take(row, found, tally);

        if (write) await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private void Take(ImportRow row, ImportedAccounts found, ImportTally tally)
    {
        var user = found.Find(names.NormalizeName(row.UserName));
        if (user is not null && !tally.Update)
        {
            tally.Unchanged++;
        }
        else if (row.Email is { } email && found.OwnerOf(names.NormalizeEmail(email)) is { } owner && owner != user?.Id)
        {
            tally.Faults.Add(new(row.Line, "email", "It belongs to another account."));
        }
        else if (user is not null)
        {
            Update(user, row, found, tally);
        }
        else if (row.Email is null)
        {
            tally.Faults.Add(new(row.Line, "email", "It is missing."));
        }
        else
        {
            Add(row, tally);
        }
    }

    private void Add(ImportRow row, ImportTally tally)
    {
        var user = new PortalUser
        {
            UserName = row.UserName,
            NormalizedUserName = names.NormalizeName(row.UserName),
            Name = row.UserName,
            CreatedAt = clock.GetUtcNow(),
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString(),
            ConcurrencyStamp = Guid.NewGuid().ToString(),
        };
        ImportedProfile.Write(user, row, names);
        db.Users.Add(user);
        foreach (var group in row.Groups ?? []) db.UserGroups.Add(new() { UserId = user.Id, Name = group });
        log.Add(db, Happened(EventKind.AccountCreated, user, tally));
        tally.New++;
    }

    private void Update(PortalUser user, ImportRow row, ImportedAccounts found, ImportTally tally)
    {
        var email = user.NormalizedEmail;
        var held = found.GroupsOf(user.Id).Select(member => member.Name).ToList();
        var before = ProfileComparison.Of(user, held);
        var changed = ImportedProfile.Write(user, row, names);
        if (row.Groups is { } wanted && Regroup(user.Id, wanted, found))
        {
            changed = true;
            user.ClaimsChangedAt = clock.GetUtcNow();
        }

        if (!changed)
        {
            tally.Unchanged++;
            return;
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        log.Add(db, Happened(EventKind.AccountChanged, user, tally, ProfileComparison.Between(before, ProfileComparison.Of(user, row.Groups ?? held))));
        if (user.NormalizedEmail != email) log.Add(db, new(EventKind.EmailChanged, user.Id));
        tally.Changed++;
    }

    private bool Regroup(Guid userId, IReadOnlyList<string> wanted, ImportedAccounts found)
    {
        var held = found.GroupsOf(userId);
        List<UserGroupRow> gone = [.. held.Where(member => !wanted.Contains(member.Name))];
        List<string> news = [.. wanted.Except(held.Select(member => member.Name))];
        db.UserGroups.RemoveRange(gone);
        db.UserGroups.AddRange(news.Select(name => new UserGroupRow { UserId = userId, Name = name }));
        return gone.Count + news.Count > 0;
    }

    private static SecurityEvent Happened(EventKind what, PortalUser user, ImportTally tally, Dictionary<string, string>? changes = null) =>
        new(what, user.Id) { Details = new Dictionary<string, string>(changes ?? []) { ["import"] = tally.Id.ToString() } };
}
