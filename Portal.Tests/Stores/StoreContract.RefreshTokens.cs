using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    private IRefreshTokenStore RefreshTokens => database.Store<IRefreshTokenStore>();

    [Fact]
    public async Task A_refresh_token_comes_back_with_its_grant_as_it_was_added()
    {
        var added = await AddTokenAsync();

        var found = await RefreshTokens.FindAsync(added.Handle, Cancel);

        Assert.NotNull(found);
        Assert.Equal(added.Token with { Grant = found.Grant }, found);
        AssertSame(added.Token.Grant, found.Grant);
    }

    [Fact]
    [Covers("OAuth 2.1 §4.3.1")]
    public async Task Of_many_who_rotate_a_refresh_token_at_once_exactly_one_wins()
    {
        var added = await AddTokenAsync();

        var winners = await WinnersAsync(() => RefreshTokens.TryRotateAsync(added.Handle, Now, NewToken(added.Token.Grant), release: null, Cancel));

        Assert.Equal(1, winners);
        Assert.Equal(Now, (await RefreshTokens.FindAsync(added.Handle, Cancel))!.RotatedAt);
        Assert.Equal(2, await CountTokensAsync(added.Token.Grant));
    }

    [Fact]
    public async Task Many_who_rotate_to_the_same_successor_at_once_leave_one_successor()
    {
        var added = await AddTokenAsync();
        var successor = NewToken(added.Token.Grant);

        var winners = await WinnersAsync(() => RefreshTokens.TryRotateAsync(added.Handle, Now, successor, release: null, Cancel));

        Assert.Equal(1, winners);
        Assert.Null((await RefreshTokens.FindAsync(successor.Handle, Cancel))!.RotatedAt);
    }

    [Fact]
    public async Task A_prolonged_refresh_token_keeps_its_absolute_end()
    {
        var added = await AddTokenAsync();

        await RefreshTokens.ProlongAsync(added.Handle, Now.AddDays(40), release: null, Cancel);
        var found = await RefreshTokens.FindAsync(added.Handle, Cancel);

        Assert.Equal(Now.AddDays(40), found!.IdleExpiresAt);
        Assert.Equal(added.Token.ExpiresAt, found.ExpiresAt);
    }

    [Fact]
    public async Task Only_refresh_tokens_that_expired_before_the_given_time_are_deleted()
    {
        var added = await AddTokenAsync();
        var end = Now.AddDays(-365);
        await RefreshTokens.ProlongAsync(added.Handle, end, release: null, Cancel);

        await RefreshTokens.DeleteExpiredAsync(end, Cancel);
        Assert.NotNull(await RefreshTokens.FindAsync(added.Handle, Cancel));

        Assert.Equal(1, await RefreshTokens.DeleteExpiredAsync(end.AddSeconds(1), Cancel));
        Assert.Null(await RefreshTokens.FindAsync(added.Handle, Cancel));
    }

    private async Task<NewRefreshToken> AddTokenAsync()
    {
        var (handle, code) = await AddCodeAsync();
        var token = NewToken(code.Grant);
        await Codes.TryRedeemAsync(handle, Now, token, release: null, Cancel);
        return token;
    }
}
