using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Recovery;

/// <summary>One-time addresses that an operator makes for somebody who has lost every way to sign in.</summary>
internal sealed class RecoveryLinks(PortalDbContext db, AccountFinder accounts, PortalOptions settings, SecurityLog log, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>A new address; those made before for the same account end. Null when there is no such account, or it is disabled.</summary>
    public async Task<string?> MakeAsync(string userName, CancellationToken cancel)
    {
        return await accounts.FindAsync(userName, cancel) is { } user ? await MakeAsync(user.Id, cancel) : null;
    }

    /// <inheritdoc cref="MakeAsync(string, CancellationToken)"/>
    public async Task<string?> MakeAsync(Guid userId, CancellationToken cancel)
    {
        if (!await db.Users.AnyAsync(user => user.Id == userId && user.DisabledAt == null, cancel)) return null;

        var code = OpaqueHandle.Create();
        var now = clock.GetUtcNow();
        await db.AtomicallyAsync(
            async () =>
            {
                await db.OneTimeCodes.Where(row => row.Purpose == CodePurpose.Recover && row.UserId == userId && row.ConsumedAt == null).ExecuteDeleteAsync(cancel);
                db.OneTimeCodes.Add(new() { Hash = HandleHash.Of(code), Purpose = CodePurpose.Recover, UserId = userId, CreatedAt = now, ExpiresAt = now + Life });
                await log.RecordAsync(db, new(EventKind.RecoveryLinkCreated, userId), cancel);
            },
            cancel);
        return $"{settings.Issuer}/recover?code={code}";
    }

    /// <summary>Whose account an address, an operator's or one that was mailed, is for; null when it is not good any more.</summary>
    public async Task<Guid?> FindAsync(HandleHash hash, CancellationToken cancel) =>
        await Live(hash).Select(row => row.UserId).SingleOrDefaultAsync(cancel) ?? await Mailed(hash).Select(row => row.UserId).SingleOrDefaultAsync(cancel);

    /// <summary>Uses it up.</summary>
    public async Task<bool> TakeAsync(HandleHash hash, CancellationToken cancel) => await TakeAsync(Live(hash), cancel) || await TakeAsync(Mailed(hash), cancel);

    private async Task<bool> TakeAsync(IQueryable<OneTimeCode> which, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await which.ExecuteUpdateAsync(row => row.SetProperty(r => r.ConsumedAt, now), cancel) == 1;
    }

    private IQueryable<OneTimeCode> Mailed(HandleHash hash) => MailedLinks.Ready(db, hash, settings.Recovery, clock.GetUtcNow());

    private IQueryable<OneTimeCode> Live(HandleHash hash)
    {
        var now = clock.GetUtcNow();
        return db.OneTimeCodes.Where(row => row.Hash == hash && row.Purpose == CodePurpose.Recover && row.ConsumedAt == null && row.ExpiresAt > now);
    }
}
