using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Consents;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Admin.Scopes;

/// <summary>Makes scopes of the installation's own and changes them.</summary>
internal sealed class ScopeEditor(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    private static readonly ScopeAnswer Taken = ScopeAnswer.Refused([new(nameof(ScopeInput.Name), ScopeFault.Taken)]);

    public async Task<ScopeAnswer> CreateAsync(ScopeInput input, CancellationToken cancel)
    {
        if (ScopeChecks.Of(input) is { Count: > 0 } problems) return ScopeAnswer.Refused(problems);
        if (await db.Scopes.AnyAsync(row => row.Name == input.Name, cancel)) return Taken;

        var now = clock.GetUtcNow();
        var row = new ScopeRow { Name = input.Name, CreatedAt = now, UpdatedAt = now };
        Describe(row, input);
        db.Scopes.Add(row);
        log.Add(db, new(EventKind.ScopeCreated, UserId: null) { Details = ScopeChanges.Between(before: new() { Name = row.Name }, row) });
        try
        {
            await db.SaveChangesAsync(cancel);
            return ScopeAnswer.Done;
        }
        catch (DbUpdateException)
        {
            // Somebody else made one of this name at the same moment.
            db.ChangeTracker.Clear();
            if (!await db.Scopes.AnyAsync(known => known.Name == input.Name, cancel)) throw;
            return Taken;
        }
    }

    public async Task<ScopeAnswer> ChangeAsync(ScopeInput input, DateTimeOffset seen, CancellationToken cancel)
    {
        if (ScopeChecks.Of(input) is { Count: > 0 } problems) return ScopeAnswer.Refused(problems);

        return await db.AtomicallyAsync(
            async () =>
            {
                var now = clock.GetUtcNow();
                var ours = await db.Scopes
                    .Where(row => row.Name == input.Name && row.UpdatedAt == seen)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.UpdatedAt, now), cancel);
                if (await db.Scopes.SingleOrDefaultAsync(row => row.Name == input.Name, cancel) is not { } row) return ScopeAnswer.Gone;
                if (ours == 0) return ScopeAnswer.ChangedMeanwhile;

                var before = (ScopeRow)db.Entry(row).OriginalValues.ToObject();
                Describe(row, input);
                var changes = ScopeChanges.Between(before, row);
                if (changes.Count == 1) return ScopeAnswer.Done;

                await log.RecordAsync(db, new(EventKind.ScopeChanged, UserId: null) { Details = changes }, cancel);
                return ScopeAnswer.Done;
            },
            cancel);
    }

    private static void Describe(ScopeRow row, ScopeInput input)
    {
        row.DisplayName = input.Title.Trim();
        row.Description = Text(input.Description);
        row.Resources = SpaceList.Write(input.Resources.Distinct());
        row.Claims = SpaceList.Write(input.Claims.Distinct());
        row.Translations = ScopeTranslations.Write(input.Translations.ToDictionary(
            words => words.Key, words => new TranslatedScope(Text(words.Value.Title), Text(words.Value.Description))));
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;
}
