using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Protocol;

namespace Portal.Registration;

/// <summary>Counts registrations and takes initial access tokens, in the database.</summary>
internal sealed class RegistrationGate(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock) : IRegistrationGate
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // Counted first and judged afterwards: of any number that come at once, no more than the limit get through.
    public async Task<TimeSpan?> CountAsync(string address, int limit, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var attempt = db.RegistrationAttempts.Add(new() { Address = address, At = now }).Entity;
        await db.SaveChangesAsync(cancel);

        var recent = db.RegistrationAttempts.Where(other => other.Address == address && other.At > now - Window);
        if (await recent.CountAsync(cancel) <= limit) return null;

        // A refused attempt does not make the wait longer.
        await db.RegistrationAttempts.Where(own => own.Id == attempt.Id).ExecuteDeleteAsync(cancel);
        var oldest = await recent.OrderBy(other => other.At).Select(other => (DateTimeOffset?)other.At).FirstOrDefaultAsync(cancel);
        return (oldest ?? now) + Window - now;
    }

    public async Task<bool> TryUseTokenAsync(HandleHash token, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.OneTimeCodes
            .Where(code => code.Hash == token && code.Purpose == CodePurpose.Registration && code.ConsumedAt == null
                && (code.ExpiresAt == null || code.ExpiresAt > now))
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.ConsumedAt, now), cancel) == 1;
    }
}
