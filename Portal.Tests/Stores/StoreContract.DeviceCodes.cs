using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    private IDeviceCodeStore Devices => database.Store<IDeviceCodeStore>();

    [Fact]
    public async Task A_device_code_comes_back_by_both_codes_as_it_was_added()
    {
        var (handle, code) = await AddDeviceAsync();

        Assert.Equal(code, await Devices.FindAsync(handle, Cancel));
        Assert.Equal(code, await Devices.FindByUserCodeAsync(code.UserCode, Cancel));
        Assert.Null(await Devices.FindAsync(code.UserCode, Cancel));
        Assert.Null(await Devices.FindByUserCodeAsync(handle, Cancel));
    }

    [Fact]
    [Covers("RFC 8628 §6.1")]
    public async Task No_two_devices_show_the_same_code()
    {
        var (_, code) = await AddDeviceAsync();

        Assert.False(await Devices.TryAddAsync(NewHandle(), code, Cancel));
        Assert.True(await Devices.TryAddAsync(NewHandle(), code with { UserCode = NewHandle() }, Cancel));
    }

    [Fact]
    [Covers("RFC 8628 §3.3")]
    public async Task Of_many_who_answer_a_device_at_once_exactly_one_wins()
    {
        var (handle, code) = await AddDeviceAsync();

        var winners = await WinnersAsync(() => Devices.TryDecideAsync(code.UserCode, Now, NewGrant(), Cancel));

        Assert.Equal(1, winners);
        var found = (await Devices.FindAsync(handle, Cancel))!;
        Assert.Equal(Now, found.DecidedAt);
        Assert.NotNull(await Grants.FindLiveAsync(found.Grant!.Id, Cancel));
        Assert.False(await Devices.TryDecideAsync(code.UserCode, Now, grant: null, Cancel));
    }

    [Fact]
    public async Task Who_loses_leaves_no_grant_behind()
    {
        var (_, code) = await AddDeviceAsync();
        var late = NewGrant();

        Assert.True(await Devices.TryDecideAsync(code.UserCode, Now, grant: null, Cancel));
        Assert.False(await Devices.TryDecideAsync(code.UserCode, Now, late, Cancel));

        Assert.Null(await Grants.FindLiveAsync(late.Id, Cancel));
        Assert.Null((await Devices.FindByUserCodeAsync(code.UserCode, Cancel))!.Grant);
    }

    [Fact]
    public async Task A_device_whose_time_is_over_cannot_be_answered()
    {
        var (_, code) = await AddDeviceAsync();

        Assert.False(await Devices.TryDecideAsync(code.UserCode, code.ExpiresAt, NewGrant(), Cancel));
        Assert.True(await Devices.TryDecideAsync(code.UserCode, code.ExpiresAt.AddSeconds(-1), NewGrant(), Cancel));
    }

    [Fact]
    [Covers("RFC 8628 §3.5")]
    public async Task Of_many_who_ask_at_once_exactly_one_is_noted()
    {
        var (handle, code) = await AddDeviceAsync();

        var winners = await WinnersAsync(() => Devices.TryNotePollAsync(handle, code.NextPollAt, Now.AddSeconds(9), TimeSpan.FromSeconds(10), Cancel));

        Assert.Equal(1, winners);
        var found = (await Devices.FindAsync(handle, Cancel))!;
        Assert.Equal((TimeSpan.FromSeconds(10), Now.AddSeconds(9)), (found.Interval, found.NextPollAt));
    }

    [Fact]
    [Covers("RFC 8628 §5.2")]
    public async Task Of_many_who_redeem_a_device_code_at_once_exactly_one_wins()
    {
        var (handle, code) = await AddDeviceAsync();
        var grant = NewGrant();
        await Devices.TryDecideAsync(code.UserCode, Now, grant, Cancel);

        var winners = await WinnersAsync(() => Devices.TryRedeemAsync(handle, Now, NewToken(grant), release: null, Cancel));

        Assert.Equal(1, winners);
        Assert.Equal(Now, (await Devices.FindAsync(handle, Cancel))!.RedeemedAt);
        Assert.Equal(1, await CountTokensAsync(grant));
    }

    [Fact]
    public async Task Only_device_codes_that_expired_before_the_given_time_are_deleted()
    {
        var (handle, code) = await AddDeviceAsync();
        var grant = NewGrant();
        await Devices.TryDecideAsync(code.UserCode, Now, grant, Cancel);

        await Devices.DeleteExpiredAsync(code.ExpiresAt, Cancel);
        Assert.NotNull(await Devices.FindAsync(handle, Cancel));

        await Devices.DeleteExpiredAsync(code.ExpiresAt.AddSeconds(1), Cancel);
        Assert.Null(await Devices.FindAsync(handle, Cancel));
        Assert.NotNull(await Grants.FindLiveAsync(grant.Id, Cancel));
    }

    [Fact]
    public async Task A_grant_that_is_deleted_takes_its_device_code_along()
    {
        var (handle, code) = await AddDeviceAsync();
        var grant = NewGrant();
        await Devices.TryDecideAsync(code.UserCode, Now, grant, Cancel);
        await using var db = database.Db();

        await db.Grants.Where(row => row.Id == grant.Id).ExecuteDeleteAsync(Cancel);

        Assert.Null(await Devices.FindAsync(handle, Cancel));
    }

    private async Task<(HandleHash Handle, DeviceCode Code)> AddDeviceAsync()
    {
        var handle = NewHandle();
        var code = new DeviceCode(
            TestClients.Web.Id, NewHandle(), ScopeSet.Of(["openid", "offline_access"]), new("203.0.113.7", "Television/1.0 ☃"), Now, Now.AddMinutes(10))
        {
            Interval = TimeSpan.FromSeconds(5),
            NextPollAt = Now,
        };
        Assert.True(await Devices.TryAddAsync(handle, code, Cancel));
        return (handle, code);
    }
}
