using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Mail;

/// <summary>
/// Tells people by mail of what happens to their account: whatever is recorded in the log of events and has a letter is mailed, in the
/// transaction that records it. Who reads it first is looked up before that is saved: a changed address gets it as it was.
/// </summary>
internal sealed class SecurityNotices(NoticeLetters letters, MailOutbox outbox) : SaveChangesInterceptor
{
    // A context that failed to save may try again with the same rows.
    private readonly ConditionalWeakTable<SecurityEventRow, object> _told = [];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!outbox.IsOpen || eventData.Context is not PortalDbContext db) return result;

        var happened = db.ChangeTracker.Entries<SecurityEventRow>()
            .Where(entry => entry.State == EntityState.Added && _told.TryAdd(entry.Entity, entry.Entity))
            .Select(entry => entry.Entity)
            .Where(row => row.Outcome == EventOutcome.Succeeded && row.UserId is not null && NoticeLetters.Kinds.Contains(row.Kind))
            .ToList();
        foreach (var person in happened.GroupBy(row => row.UserId!.Value)) await TellAsync(db, person.Key, [.. person], cancellationToken);
        return result;
    }

    private async Task TellAsync(PortalDbContext db, Guid userId, IReadOnlyList<SecurityEventRow> happened, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == userId, cancel);
        if (user is not { EmailConfirmed: true, Email: { } address }) return;

        foreach (var kind in happened.GroupBy(row => row.Kind))
        {
            if (await IsWorthAsync(db, kind.First(), kind.Count(), cancel)) outbox.Add(db, address, letters.Write(user, kind.First()));
        }
    }

    private static async Task<bool> IsWorthAsync(PortalDbContext db, SecurityEventRow first, int count, CancellationToken cancel) => first.Kind switch
    {
        var kind when kind == EventKind.SignInSucceeded.Name => await KnownDevices.IsNewAsync(db, first, cancel),
        // One app is everyday business; all of them at once is not.
        var kind when kind == EventKind.ConsentWithdrawn.Name => count > 1,
        _ => true,
    };
}
