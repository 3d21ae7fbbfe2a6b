using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>Writes down when something changes that apps are told about a person, whoever changes it: the <c>updated_at</c> claim. Core §5.1</summary>
internal sealed class ClaimsChanges(TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly string[] Told =
    [
        nameof(PortalUser.UserName), nameof(PortalUser.Name), nameof(PortalUser.Profile), nameof(PortalUser.Email),
        nameof(PortalUser.EmailConfirmed), nameof(PortalUser.PhoneNumber), nameof(PortalUser.PhoneNumberConfirmed),
    ];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    private void Note(DbContext db)
    {
        foreach (var user in db.ChangeTracker.Entries<PortalUser>().Where(IsToldOtherwise))
            user.Entity.ClaimsChangedAt = clock.GetUtcNow();
    }

    private static bool IsToldOtherwise(EntityEntry<PortalUser> user) =>
        user.State == EntityState.Modified && Told.Any(name => user.Property(name) is { IsModified: true } told && !Equals(told.OriginalValue, told.CurrentValue));
}
