using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    private IAuthorizationCodeStore Codes => database.Store<IAuthorizationCodeStore>();

    private IGrantStore Grants => database.Store<IGrantStore>();

    [Fact]
    public async Task A_code_comes_back_with_its_grant_as_it_was_added()
    {
        var handle = NewHandle();
        var code = new AuthorizationCode(NewGrant(), "https://web.example.test/callback", "challenge", "nonce ☃", Now.AddSeconds(60));

        await Codes.AddAsync(handle, code, Cancel);
        var found = await Codes.FindAsync(handle, Cancel);

        Assert.NotNull(found);
        Assert.Equal(code with { Grant = found.Grant }, found);
        AssertSame(code.Grant, found.Grant);
        Assert.NotNull(await Grants.FindLiveAsync(code.Grant.Id, Cancel));
    }

    [Fact]
    public async Task An_unknown_code_is_not_found() => Assert.Null(await Codes.FindAsync(NewHandle(), Cancel));

    [Fact]
    [Covers("RFC 6749 §4.1.2")]
    public async Task Of_many_who_redeem_a_code_at_once_exactly_one_wins()
    {
        var (handle, code) = await AddCodeAsync();

        var winners = await WinnersAsync(() => Codes.TryRedeemAsync(handle, Now, NewToken(code.Grant), release: null, Cancel));

        Assert.Equal(1, winners);
        Assert.Equal(Now, (await Codes.FindAsync(handle, Cancel))!.RedeemedAt);
        Assert.Equal(1, await CountTokensAsync(code.Grant));
    }

    [Fact]
    public async Task A_code_can_be_redeemed_without_a_refresh_token()
    {
        var (handle, code) = await AddCodeAsync();

        Assert.True(await Codes.TryRedeemAsync(handle, Now, refreshToken: null, release: null, Cancel));
        Assert.False(await Codes.TryRedeemAsync(handle, Now, refreshToken: null, release: null, Cancel));
        Assert.Equal(0, await CountTokensAsync(code.Grant));
    }

    [Fact]
    public async Task Only_codes_that_expired_before_the_given_time_are_deleted()
    {
        var (handle, code) = await AddCodeAsync();

        await Codes.DeleteExpiredAsync(code.ExpiresAt, Cancel);
        Assert.NotNull(await Codes.FindAsync(handle, Cancel));

        await Codes.DeleteExpiredAsync(code.ExpiresAt.AddSeconds(1), Cancel);
        Assert.Null(await Codes.FindAsync(handle, Cancel));
    }

    [Fact]
    public async Task An_ended_grant_stays_ended_at_the_first_time()
    {
        var (handle, code) = await AddCodeAsync();

        await Grants.RevokeAsync(code.Grant.Id, Now, Cancel);
        await Grants.RevokeAsync(code.Grant.Id, Now.AddHours(1), Cancel);

        Assert.Null(await Grants.FindLiveAsync(code.Grant.Id, Cancel));
        Assert.Equal(Now, (await Codes.FindAsync(handle, Cancel))!.Grant.RevokedAt);
    }

    [Fact]
    public async Task A_grant_that_does_not_exist_is_not_active() => Assert.Null(await Grants.FindLiveAsync("no-such-grant", Cancel));

    private static NewRefreshToken NewToken(Grant grant) => new(NewHandle(), new(grant, OpaqueHandle.Create(), Now, Now.AddDays(30), Now.AddDays(90)));

    private async Task<(HandleHash Handle, AuthorizationCode Code)> AddCodeAsync()
    {
        var handle = NewHandle();
        var code = new AuthorizationCode(NewGrant(), RedirectUri: null, CodeChallenge: null, Nonce: null, Now.AddSeconds(60));
        await Codes.AddAsync(handle, code, Cancel);
        return (handle, code);
    }

    private async Task<int> CountTokensAsync(Grant grant)
    {
        await using var db = database.Db();
        return await db.RefreshTokens.CountAsync(token => token.GrantId == grant.Id, Cancel);
    }
}
