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

    [Fact]
    public async Task A_signing_key_that_waits_is_brought_forward_once_and_never_after_it_was_revoked()
    {
        var keys = database.Store<ISigningKeyStore>();
        var (waiting, withdrawn) = (OpaqueHandle.Create(), OpaqueHandle.Create());
        await keys.AddAsync(new(waiting, "ES256", [1], Now, Now.AddDays(1), RevokedAt: null), Cancel);
        await keys.AddAsync(new(withdrawn, "ES256", [1], Now, Now.AddDays(1), RevokedAt: Now), Cancel);

        Assert.Equal(1, await WinnersAsync(() => keys.TryAdvanceAsync(waiting, Now, Cancel)));
        Assert.False(await keys.TryAdvanceAsync(withdrawn, Now, Cancel));
        Assert.False(await keys.TryAdvanceAsync(OpaqueHandle.Create(), Now, Cancel));
        Assert.Equal(Now, (await keys.ListAsync(Cancel)).Single(key => key.Kid == waiting).SignsFrom);
    }

    [Fact]
    public async Task Keys_that_are_announced_come_all_or_none_and_are_told()
    {
        var keys = database.Store<ISigningKeyStore>();
        var (known, other) = (OpaqueHandle.Create(), OpaqueHandle.Create());

        await keys.AnnounceAsync([new(known, "ES256", [1], Now, Now.AddDays(1), RevokedAt: null)], Cancel);
        await Assert.ThrowsAsync<DbUpdateException>(() => keys.AnnounceAsync(
            [new(other, "ES256", [1], Now, Now, RevokedAt: null), new(known, "RS256", [1], Now, Now, RevokedAt: null)], Cancel));

        Assert.Single(await keys.ListAsync(Cancel), key => key.Kid == known || key.Kid == other);
        await using var db = database.Db();
        Assert.Single(await db.SecurityEvents.Where(row => row.Kind == "key.rotated").ToListAsync(Cancel));
    }
}
