using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed partial class StartUpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_there_is_no_account_each_start_shows_a_new_set_up_address()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = CodeOf(portal.Output);

        await portal.RestartAsync();
        var second = CodeOf(portal.Output);

        Assert.NotEqual(first, second);
        Assert.Equal(
            [HandleHash.Of(second)],
            await portal.WithDataAsync(db => db.OneTimeCodes.Where(code => code.Purpose == CodePurpose.Setup).Select(code => code.Hash).ToListAsync(Cancel)));
        Assert.DoesNotContain(portal.Log.Lines, line => line.Contains(second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_there_is_an_account_no_set_up_address_is_shown()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        await portal.RestartAsync();

        Assert.Empty(portal.Output);
    }

    [Fact]
    public async Task A_restart_keeps_the_signing_keys()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = await portal.Backchannel.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative), Cancel);

        await portal.RestartAsync();
        var after = await portal.Backchannel.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative), Cancel);

        Assert.Equal(before, after);
    }

    [Fact]
    public async Task An_rp_id_that_does_not_fit_and_a_misspelled_setting_are_told_in_a_line_each()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Passkeys:RpId"] = "example.org", ["Portal:Isuer"] = "x" });

        var warnings = portal.Log.Lines.Where(line => line.StartsWith("Warning Portal:", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();

        Assert.Equal(
            [
                "Warning Portal: Portal:Passkeys:RpId is 'example.org', but the portal's address is http://localhost:5080: browsers will refuse passkeys there.",
                "Warning Portal: Portal:Isuer is not a setting of the portal and is ignored",
            ],
            warnings);
    }

    private static string CodeOf(string output)
    {
        var match = SetupAddress().Match(output);
        Assert.True(match.Success, output);
        return match.Groups["code"].Value;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^There are no accounts yet\. Make the first administrator's at http://localhost:5080/setup\?code=(?<code>[\w-]{43})\n$")]
    private static partial System.Text.RegularExpressions.Regex SetupAddress();
}
