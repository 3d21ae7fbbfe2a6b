using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Profile;

/// <summary>Changes what a person tells about themself.</summary>
internal sealed class ProfileChanges(PortalDbContext db, ILookupNormalizer names, SecurityLog log, IStringLocalizer<Words> words)
{
    /// <param name="fields">Every field, judged.</param>
    /// <param name="mayChangeEmail">Mail to the address may one day let its reader in, so it changes only after fresh proof.</param>
    public async Task<ProfileAnswer> SaveAsync(Guid userId, IReadOnlyDictionary<string, string> fields, bool mayChangeEmail, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == userId, cancel) is not { } user) return new ProfileAnswer.NeedsProof();

        var before = ProfileDocument.Read(user);
        var changed = ProfileFields.All.Where(field => fields[field] != before[field]).ToList();
        if (changed.Count == 0) return new ProfileAnswer.Saved();

        if (changed.Contains(ProfileFields.Email))
        {
            if (!mayChangeEmail) return new ProfileAnswer.NeedsProof();
            if (await IsTakenAsync(userId, fields[ProfileFields.Email], cancel)) return Taken();

            ChangeEmail(user, fields[ProfileFields.Email]);
            log.Add(db, new(EventKind.EmailChanged, userId));
        }

        ProfileDocument.Write(user, fields, before);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        log.Add(db, new(EventKind.AccountChanged, userId) { Details = new Dictionary<string, string> { ["fields"] = string.Join(' ', changed) } });
        return await TrySaveAsync(userId, fields[ProfileFields.Email], cancel);
    }

    private async Task<ProfileAnswer> TrySaveAsync(Guid userId, string email, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new ProfileAnswer.Saved();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ProfileAnswer.Stale();
        }
        catch (DbUpdateException)
        {
            // Two who take one address at once: the index decides.
            db.ChangeTracker.Clear();
            if (!await IsTakenAsync(userId, email, cancel)) throw;
            return Taken();
        }
    }

    private void ChangeEmail(PortalUser user, string email)
    {
        user.Email = email;
        user.NormalizedEmail = names.NormalizeEmail(email);
        user.EmailConfirmed = false;
    }

    private Task<bool> IsTakenAsync(Guid userId, string email, CancellationToken cancel)
    {
        var normalized = names.NormalizeEmail(email);
        return db.Users.AnyAsync(row => row.NormalizedEmail == normalized && row.Id != userId, cancel);
    }

    private ProfileAnswer.Refused Taken() => new(new Dictionary<string, string> { [ProfileFields.Email] = words["Profile.EmailTaken"] });
}
