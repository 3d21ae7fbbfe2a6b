using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// Remembers the challenges that were handed out, under their hash, until one answer comes. Kept here and not in a cookie, because a
/// cookie can be sent twice. WebAuthn L3 §13.4.3
/// </summary>
internal sealed class PasskeyCeremonies(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Longer than the five minutes that the browser is told, since those begin later.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task OpenAsync(PasskeyCeremony ceremony, byte[] challenge, CancellationToken cancel)
    {
        ceremony.Id = IdOf(challenge);
        ceremony.ExpiresAt = clock.GetUtcNow() + Life;
        db.PasskeyCeremonies.Add(ceremony);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Ends the ceremony of a challenge. Of any number of answers to one challenge exactly one gets it.</summary>
    public async Task<PasskeyResult<PasskeyCeremony>> TakeAsync(byte[] challenge, IReadOnlyCollection<PasskeyCeremonyKind> kinds, CancellationToken cancel)
    {
        var id = IdOf(challenge);
        var ceremony = await db.PasskeyCeremonies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && kinds.Contains(row.Kind), cancel);
        if (ceremony is null) return new PasskeyRefusal(PasskeyFailure.Replayed, "challenge is not known");

        if (await db.PasskeyCeremonies.Where(row => row.Id == id).ExecuteDeleteAsync(cancel) != 1)
        {
            return new PasskeyRefusal(PasskeyFailure.Replayed, "challenge was taken by another answer");
        }

        return ceremony.ExpiresAt > clock.GetUtcNow()
            ? ceremony
            : new PasskeyRefusal(PasskeyFailure.Expired, "challenge is too old");
    }

    private static HandleHash IdOf(byte[] challenge) => new(Base64Url.Encode(SHA256.HashData(challenge)));
}
