using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.SecondFactors;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SecondFactors;

public sealed class TotpFactorsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_is_taken_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);

        Assert.True(await TakeAsync(portal, portal.CodeNow(key)));
        Assert.False(await TakeAsync(portal, portal.CodeNow(key)));
        portal.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        Assert.False(await TakeAsync(portal, portal.CodeNow(key, -1)));
        Assert.True(await TakeAsync(portal, portal.CodeNow(key)));
    }

    [Fact]
    public async Task After_a_later_code_an_earlier_one_is_used_up()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);

        Assert.True(await TakeAsync(portal, portal.CodeNow(key, 1)));
        Assert.False(await TakeAsync(portal, portal.CodeNow(key)));
        Assert.False(await TakeAsync(portal, portal.CodeNow(key, -1)));
    }

    [Fact]
    public async Task The_code_that_turned_it_on_does_not_sign_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);

        Assert.False(await TakeAsync(portal, portal.CodeNow(key, -1)));
    }

    [Fact]
    public async Task Of_many_tries_with_one_code_at_once_one_wins()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        var code = portal.CodeNow(key);

        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TakeAsync(portal, code)));

        Assert.Single(taken, true);
    }

    [Fact]
    public async Task Wrong_codes_make_the_next_ones_wait_longer_and_longer()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);

        foreach (var wait in (TimeSpan[])[TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1)])
        {
            for (var guess = 0; guess < 5; guess++) Assert.False(await TakeAsync(portal, portal.WrongCode(key)));
            portal.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            Assert.False(await TakeAsync(portal, portal.CodeNow(key)));
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(await TakeAsync(portal, portal.CodeNow(key)));
    }

    [Fact]
    public async Task A_right_code_starts_the_count_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);

        for (var round = 0; round < 3; round++)
        {
            for (var guess = 0; guess < 4; guess++) Assert.False(await TakeAsync(portal, portal.WrongCode(key)));
            Assert.True(await TakeAsync(portal, portal.CodeNow(key)));
            portal.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        }
    }

    [Fact]
    public async Task Guesses_made_at_once_are_counted_each()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(which => TakeAsync(portal, portal.WrongCode(key, which))));

        Assert.False(await TakeAsync(portal, portal.CodeNow(key)));
    }

    [Fact]
    public async Task The_key_is_not_readable_at_rest_and_opens_for_nobody_else()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        await portal.AddTotpAsync(TestUsers.Grace);

        var sealedKey = await portal.WithDataAsync(db => db.TotpFactors.Where(row => row.UserId == TestUsers.Ada.Id).Select(row => row.SealedKey).SingleAsync(Cancel));
        Assert.Equal(-1, Convert.FromBase64String(sealedKey).AsSpan().IndexOf(key));
        Assert.DoesNotContain(Base32.Encode(key, Base32.Standard), Encoding.Latin1.GetString(Convert.FromBase64String(sealedKey)), StringComparison.Ordinal);

        await portal.WithDataAsync(db => db.TotpFactors
            .Where(row => row.UserId == TestUsers.Grace.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.SealedKey, sealedKey), Cancel));
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() =>
            portal.WithAsync<TotpFactors, bool>(factors => factors.TakeAsync(TestUsers.Grace.Id, portal.CodeNow(key), Cancel)));
    }

    [Fact]
    public async Task It_is_turned_on_once_and_only_with_a_right_code()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var (one, other) = (Totp.NewKey(), Totp.NewKey());

        Assert.False(await AddAsync(portal, one, portal.WrongCode(one)));
        Assert.False(await AddAsync(portal, one, portal.CodeNow(other)));
        Assert.True(await AddAsync(portal, one, portal.CodeNow(one)));
        Assert.False(await AddAsync(portal, other, portal.CodeNow(other)));
    }

    private static Task<bool> AddAsync(TestPortal portal, byte[] key, string code) =>
        portal.WithAsync<TotpFactors, bool>(factors => factors.AddAsync(TestUsers.Ada.Id, key, code, Cancel));

    private static Task<bool> TakeAsync(TestPortal portal, string code) =>
        portal.WithAsync<TotpFactors, bool>(factors => factors.TakeAsync(TestUsers.Ada.Id, code, Cancel));
}
