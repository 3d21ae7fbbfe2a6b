using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data.Entities;
using Portal.OpenId.Keys;

namespace Portal.Data.Stores;

/// <summary>Signing keys; the private half is encrypted before it comes near the database.</summary>
internal sealed class EfSigningKeyStore(IDbContextFactory<PortalDbContext> contexts, IDataProtectionProvider protection, SecurityLog log) : ISigningKeyStore
{
    private readonly IDataProtector _protector = protection.CreateProtector("signing-keys");

    public async Task<IReadOnlyList<StoredSigningKey>> ListAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.SigningKeys.AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(row =>
            new StoredSigningKey(row.Kid, row.Algorithm, _protector.Unprotect(row.ProtectedPkcs8), row.CreatedAt, row.SignsFrom, row.RevokedAt))];
    }

    public async Task AddAsync(StoredSigningKey key, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.SigningKeys.Add(Row(key));
        await db.SaveChangesAsync(cancel);
    }

    public async Task AnnounceAsync(IReadOnlyList<StoredSigningKey> keys, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.SigningKeys.AddRange(keys.Select(Row));
        log.Add(db, new(EventKind.KeyRotated, UserId: null)
        {
            Details = keys.ToDictionary(key => key.Algorithm, key => key.Kid),
        });
        await db.SaveChangesAsync(cancel);
    }

    public async Task<bool> TryAdvanceAsync(string kid, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SigningKeys
            .Where(row => row.Kid == kid && row.RevokedAt == null && row.SignsFrom > at)
            .ExecuteUpdateAsync(row => row.SetProperty(key => key.SignsFrom, at), cancel) == 1;
    }

    public async Task<bool> TryRevokeAsync(string kid, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AtomicallyAsync(
            async () =>
            {
                var revoked = await db.SigningKeys
                    .Where(row => row.Kid == kid && row.RevokedAt == null)
                    .ExecuteUpdateAsync(row => row.SetProperty(key => key.RevokedAt, at), cancel);
                if (revoked == 0) return false;

                await log.RecordAsync(db, new(EventKind.KeyRevoked, UserId: null) { Details = new Dictionary<string, string> { ["kid"] = kid } }, cancel);
                return true;
            },
            cancel);
    }

    private SigningKeyRow Row(StoredSigningKey key) => new()
    {
        Kid = key.Kid,
        Algorithm = key.Algorithm,
        ProtectedPkcs8 = _protector.Protect(key.Pkcs8),
        CreatedAt = key.CreatedAt,
        SignsFrom = key.SignsFrom,
        RevokedAt = key.RevokedAt,
    };
}
