using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.SecondFactors;

/// <summary>Keeps people's authenticator apps and judges their codes. A code is used up by one statement, so of any number of tries with it one wins.</summary>
internal sealed class TotpFactors(PortalDbContext db, IDataProtectionProvider protection, SecurityLog log, TimeProvider clock)
{
    // Three codes are right at any time, so tries have to stay few for as long as somebody knows the password: five, then five
    // minutes, five more, then an hour, and five a day from then on.
    private const int TriesPerBlock = 5;
    private static readonly TimeSpan FirstBlock = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SecondBlock = TimeSpan.FromHours(1);
    private static readonly TimeSpan LaterBlock = TimeSpan.FromDays(1);

    public Task<bool> IsOnAsync(Guid userId, CancellationToken cancel) => db.TotpFactors.AnyAsync(factor => factor.UserId == userId, cancel);

    /// <summary>Turns the second step on once the app has shown that it has the key. False when it is on already or the code does not fit.</summary>
    public async Task<bool> AddAsync(Guid userId, byte[] key, string code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (Totp.StepOf(Clean(code), key, now) is not { } step || await IsOnAsync(userId, cancel)) return false;

        var factor = new TotpFactor { UserId = userId, SealedKey = Convert.ToBase64String(Protector(userId).Protect(key)), CreatedAt = now, LastUsedStep = step };
        db.TotpFactors.Add(factor);
        log.Add(db, new(EventKind.TotpAdded, userId));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // Two tabs at once: the key of the table decides.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Takes a code: false when it is wrong, was used, or too many were wrong before it. Nobody outside learns which.</summary>
    public async Task<bool> TakeAsync(Guid userId, string code, CancellationToken cancel)
    {
        if (!await TryCountAsync(userId, cancel)) return false;

        var factor = await db.TotpFactors.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == userId, cancel);
        if (factor is null || Totp.StepOf(Clean(code), Open(factor), clock.GetUtcNow()) is not { } step) return false;

        return await db.TotpFactors
            .Where(row => row.UserId == userId && row.LastUsedStep < step)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(r => r.LastUsedStep, step)
                    .SetProperty(r => r.Failures, 0)
                    .SetProperty(r => r.BlockedUntil, (DateTimeOffset?)null),
                cancel) == 1;
    }

    public Task<bool> RemoveAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.TotpFactors.Where(factor => factor.UserId == userId).ExecuteDeleteAsync(cancel) != 1) return false;

            await log.RecordAsync(db, new(EventKind.TotpRemoved, userId), cancel);
            return true;
        },
        cancel);

    // Counted before the code is looked at and in one statement, so that tries made at once count each.
    private async Task<bool> TryCountAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? first = now + FirstBlock;
        DateTimeOffset? second = now + SecondBlock;
        DateTimeOffset? later = now + LaterBlock;
        return await db.TotpFactors
            .Where(factor => factor.UserId == userId && (factor.BlockedUntil == null || factor.BlockedUntil <= now))
            .ExecuteUpdateAsync(
                factor => factor
                    .SetProperty(
                        f => f.BlockedUntil,
                        f => (f.Failures + 1) % TriesPerBlock != 0 ? null
                            : f.Failures + 1 == TriesPerBlock ? first
                            : f.Failures + 1 == 2 * TriesPerBlock ? second
                            : later)
                    .SetProperty(f => f.Failures, f => f.Failures + 1),
                cancel) == 1;
    }

    private byte[] Open(TotpFactor factor) => Protector(factor.UserId).Unprotect(Convert.FromBase64String(factor.SealedKey));

    // For one person: a row that is moved to another account opens for nobody.
    private IDataProtector Protector(Guid userId) => protection.CreateProtector("totp-key", userId.ToString());

    // "123 456", as some apps show it.
    private static string Clean(string code) => code.Length > 16 ? "" : code.Replace(" ", "", StringComparison.Ordinal);
}
