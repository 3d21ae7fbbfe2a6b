using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Issuance;
using Portal.OpenId.Scopes;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Each_set_of_claims_is_noted_once_with_its_first_and_last_time()
    {
        var (_, code) = await AddCodeAsync();
        var early = Release(code.Grant, Now, "email", "sub");

        await Grants.NoteAsync(early, Cancel);
        await Grants.NoteAsync(early with { At = Now.AddDays(2) }, Cancel);
        await Grants.NoteAsync(Release(code.Grant, Now.AddDays(3), "sub"), Cancel);
        await Grants.NoteAsync(early with { Place = ReleasePlaces.IdToken }, Cancel);

        Assert.Equal(
            [("id_token", "email sub", Now, Now), ("userinfo", "email sub", Now, Now.AddDays(2)), ("userinfo", "sub", Now.AddDays(3), Now.AddDays(3))],
            (await ReleasesAsync(code.Grant)).Select(row => (row.Place, row.Claims, row.FirstAt, row.LastAt)));
        var known = (await Grants.FindLiveAsync(code.Grant.Id, Cancel))!.Released;
        Assert.Equal(3, known.Count);
        Assert.Contains(known, release => release.Claims.SequenceEqual(["email", "sub"]) && release.At == Now.AddDays(2));
    }

    [Fact]
    public async Task Many_who_note_the_same_at_once_leave_one_note()
    {
        var (_, code) = await AddCodeAsync();
        await using var elsewhere = await database.OtherNodeAsync();
        var other = (IGrantStore)elsewhere.GetService(typeof(IGrantStore))!;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Task.Run(
            () => (turn % 2 == 0 ? Grants : other).NoteAsync(Release(code.Grant, Now, "email", "sub"), Cancel), Cancel)));

        Assert.Single(await ReleasesAsync(code.Grant));
    }

    [Fact]
    public async Task What_goes_out_with_a_code_is_noted_for_the_winner_alone()
    {
        var (handle, code) = await AddCodeAsync();
        var release = Release(code.Grant, Now, "sub");

        Assert.True(await Codes.TryRedeemAsync(handle, Now, NewToken(code.Grant), release, Cancel));
        Assert.False(await Codes.TryRedeemAsync(handle, Now, NewToken(code.Grant), release with { At = Now.AddHours(1) }, Cancel));

        Assert.Equal(Now, Assert.Single(await ReleasesAsync(code.Grant)).LastAt);
    }

    [Fact]
    public async Task A_code_may_bring_again_what_came_through_the_browser_beside_it()
    {
        var handle = NewHandle();
        var grant = NewGrant();
        var release = Release(grant, Now, "sub");
        await Codes.AddAsync(handle, new(grant with { Released = [release] }, null, null, null, Now.AddSeconds(60)), Cancel);

        Assert.True(await Codes.TryRedeemAsync(handle, Now, refreshToken: null, release with { At = Now.AddSeconds(5) }, Cancel));

        var row = Assert.Single(await ReleasesAsync(grant));
        Assert.Equal((Now, Now.AddSeconds(5)), (row.FirstAt, row.LastAt));
    }

    [Fact]
    public async Task What_goes_out_with_a_refresh_is_noted_with_it()
    {
        var added = await AddTokenAsync();
        var grant = added.Token.Grant;

        await RefreshTokens.ProlongAsync(added.Handle, Now.AddDays(40), Release(grant, Now.AddDays(1), "sub"), Cancel);
        await RefreshTokens.TryRotateAsync(added.Handle, Now, NewToken(grant), Release(grant, Now.AddDays(2), "sub"), Cancel);
        await RefreshTokens.TryRotateAsync(added.Handle, Now, NewToken(grant), Release(grant, Now.AddDays(3), "sub"), Cancel);

        var row = Assert.Single(await ReleasesAsync(grant));
        Assert.Equal((Now.AddDays(1), Now.AddDays(2)), (row.FirstAt, row.LastAt));
        Assert.Equal(Now.AddDays(2), Assert.Single((await RefreshTokens.FindAsync(added.Handle, Cancel))!.Grant.Released).At);
    }

    [Fact]
    public async Task Many_who_prolong_a_refresh_token_at_once_leave_one_note()
    {
        var added = await AddTokenAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => RefreshTokens.ProlongAsync(added.Handle, Now.AddDays(40), Release(added.Token.Grant, Now, "sub"), Cancel), Cancel)));

        Assert.Single(await ReleasesAsync(added.Token.Grant));
        Assert.Equal(Now.AddDays(40), (await RefreshTokens.FindAsync(added.Handle, Cancel))!.IdleExpiresAt);
    }

    [Fact]
    public async Task Notes_go_with_their_grant_and_none_is_added_without_one()
    {
        var (_, code) = await AddCodeAsync();
        var release = Release(code.Grant, Now, "sub");
        await Grants.NoteAsync(release, Cancel);
        await using (var db = database.Db()) await db.Grants.Where(grant => grant.Id == code.Grant.Id).ExecuteDeleteAsync(Cancel);

        Assert.Empty(await ReleasesAsync(code.Grant));
        await Grants.NoteAsync(release, Cancel);
        Assert.Empty(await ReleasesAsync(code.Grant));
    }

    [Fact]
    public async Task All_standard_claims_together_fit()
    {
        var (_, code) = await AddCodeAsync();
        var release = Release(code.Grant, Now, [.. StandardScopes.AllClaims.Append("sub").Order(StringComparer.Ordinal)]);

        await Grants.NoteAsync(release, Cancel);

        Assert.Equal(release.Claims, Assert.Single((await Grants.FindLiveAsync(code.Grant.Id, Cancel))!.Released).Claims);
    }

    private static ClaimRelease Release(Grant grant, DateTimeOffset at, params string[] claims) => new(grant.Id, ReleasePlaces.UserInfo, claims, at);

    private async Task<List<ClaimReleaseRow>> ReleasesAsync(Grant grant)
    {
        await using var db = database.Db();
        return await db.ClaimReleases.Where(row => row.GrantId == grant.Id).OrderBy(row => row.Place).ThenBy(row => row.Claims).ToListAsync(Cancel);
    }
}
