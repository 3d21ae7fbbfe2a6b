using Microsoft.EntityFrameworkCore;
using Portal.Accounts.SecondFactors;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SecondFactors;

public sealed class RecoveryCodesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_codes_are_made_and_each_works_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Ada);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", code));
        foreach (var code in codes) Assert.True(await TakeAsync(portal, TestUsers.Ada, code));
        foreach (var code in codes) Assert.False(await TakeAsync(portal, TestUsers.Ada, code));
    }

    [Fact]
    public async Task Of_many_tries_with_one_code_at_once_one_wins()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var code = (await portal.AddRecoveryCodesAsync(TestUsers.Ada))[0];

        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TakeAsync(portal, TestUsers.Ada, code))), true);
    }

    [Fact]
    public async Task New_codes_end_the_old_ones()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var old = await portal.AddRecoveryCodesAsync(TestUsers.Ada);
        var fresh = await portal.AddRecoveryCodesAsync(TestUsers.Ada);

        Assert.False(await TakeAsync(portal, TestUsers.Ada, old[0]));
        Assert.True(await TakeAsync(portal, TestUsers.Ada, fresh[0]));
        Assert.Equal(9, await portal.WithAsync<RecoveryCodes, int>(codes => codes.LeftAsync(TestUsers.Ada.Id, Cancel)));
    }

    [Fact]
    public async Task They_are_typed_as_people_type()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Ada);

        Assert.True(await TakeAsync(portal, TestUsers.Ada, codes[0].ToLowerInvariant()));
        Assert.True(await TakeAsync(portal, TestUsers.Ada, codes[1].Replace('-', ' ')));
        Assert.True(await TakeAsync(portal, TestUsers.Ada, " " + codes[2].Replace("-", "", StringComparison.Ordinal)));
        Assert.True(await TakeAsync(portal, TestUsers.Ada, codes[3].Replace('0', 'O').Replace('1', 'l')));
    }

    [Fact]
    public async Task Somebody_elses_code_is_worth_nothing_and_stays_good_for_them()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        var code = (await portal.AddRecoveryCodesAsync(TestUsers.Ada))[0];

        Assert.False(await TakeAsync(portal, TestUsers.Grace, code));
        Assert.True(await TakeAsync(portal, TestUsers.Ada, code));
    }

    [Fact]
    public async Task Only_hashes_are_kept()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Ada);

        var kept = await portal.WithDataAsync(db => db.RecoveryCodes.Select(row => row.Hash).ToListAsync(Cancel));

        Assert.All(kept, hash => Assert.Equal(43, hash.Value.Length));
        Assert.DoesNotContain(portal.Log.Lines, line => codes.Any(code => line.Contains(code, StringComparison.OrdinalIgnoreCase)
            || line.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<bool> TakeAsync(TestPortal portal, TestUser user, string code) =>
        RecoveryCodes.HashOf(user.Id, code) is { } hash
        && await portal.WithAsync<RecoveryCodes, bool>(codes => codes.TakeAsync(user.Id, hash, Cancel));
}
