using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Keys;

namespace Portal.Data.Stores;

/// <summary>Signing keys; the private half is encrypted before it comes near the database.</summary>
internal sealed class EfSigningKeyStore(IDbContextFactory<PortalDbContext> contexts, IDataProtectionProvider protection) : ISigningKeyStore
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
        db.SigningKeys.Add(new SigningKeyRow
        {
            Kid = key.Kid,
            Algorithm = key.Algorithm,
            ProtectedPkcs8 = _protector.Protect(key.Pkcs8),
            CreatedAt = key.CreatedAt,
            SignsFrom = key.SignsFrom,
            RevokedAt = key.RevokedAt,
        });
        await db.SaveChangesAsync(cancel);
    }

    public async Task<bool> TryRevokeAsync(string kid, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SigningKeys
            .Where(row => row.Kid == kid && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(key => key.RevokedAt, at), cancel) == 1;
    }
}
