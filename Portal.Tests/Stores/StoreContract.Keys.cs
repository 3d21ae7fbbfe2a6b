using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_signing_key_comes_back_and_its_private_half_is_not_in_the_database()
    {
        var keys = database.Store<ISigningKeyStore>();
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new StoredSigningKey(OpaqueHandle.Create(), "ES256", pair.ExportPkcs8PrivateKey(), Now, Now.AddDays(1), RevokedAt: null);

        await keys.AddAsync(key, Cancel);
        var found = (await keys.ListAsync(Cancel)).Single(other => other.Kid == key.Kid);
        await using var db = database.Db();
        var kept = (await db.SigningKeys.SingleAsync(row => row.Kid == key.Kid, Cancel)).ProtectedPkcs8;

        Assert.Equal(key with { Pkcs8 = found.Pkcs8 }, found);
        Assert.Equal(key.Pkcs8, found.Pkcs8);
        Assert.DoesNotContain(Convert.ToHexString(key.Pkcs8), Convert.ToHexString(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signing_key_is_revoked_once_and_stays_so()
    {
        var keys = database.Store<ISigningKeyStore>();
        var kid = OpaqueHandle.Create();
        await keys.AddAsync(new(kid, "ES256", [1], Now, Now, RevokedAt: null), Cancel);

        Assert.False(await keys.TryRevokeAsync(OpaqueHandle.Create(), Now, Cancel));
        Assert.True(await keys.TryRevokeAsync(kid, Now.AddHours(1), Cancel));
        Assert.False(await keys.TryRevokeAsync(kid, Now.AddHours(2), Cancel));
        Assert.Equal(Now.AddHours(1), (await keys.ListAsync(Cancel)).Single(key => key.Kid == kid).RevokedAt);
    }
}
