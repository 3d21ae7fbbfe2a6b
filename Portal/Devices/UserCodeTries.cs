using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Devices;

/// <summary>
/// Limits how many codes that no device shows somebody may type in, whatever browser or node they do it at. With ten tries in ten minutes,
/// 25 billion codes and a thousand devices waiting, somebody would try for decades. RFC 8628 §5.1
/// </summary>
internal sealed class UserCodeTries(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public const int Limit = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Counted first and judged afterwards: of any number that are made at once, no more than the limit get through.</summary>
    /// <returns>The try, to be given back when the code was right; null when there were too many.</returns>
    public async Task<long?> TakeAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now - Window;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var taken = db.UserCodeTries.Add(new UserCodeTry { UserId = userId, At = now }).Entity;
        await db.SaveChangesAsync(cancel);
        if (await db.UserCodeTries.CountAsync(other => other.UserId == userId && other.At > since, cancel) <= Limit) return taken.Id;

        // A refused try does not make the wait longer.
        await GiveBackAsync(taken.Id, cancel);
        return null;
    }

    public async Task GiveBackAsync(long taken, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.UserCodeTries.Where(own => own.Id == taken).ExecuteDeleteAsync(cancel);
    }
}
