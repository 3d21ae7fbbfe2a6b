using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>The tests' own ground: what other tests take for granted.</summary>
public sealed class TestPortalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seeds_are_there_and_survive_a_restart()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Admin, TestClients.Web, new TestScope("api.read", "Read", "https://api.example.test"));

        await portal.RestartAsync();

        Assert.Equal(2, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.ClientSecrets.CountAsync(Cancel)));
        Assert.Equal(FakeClock.Start, (await portal.WithDataAsync(db => db.Users.SingleAsync(user => user.UserName == "ada", Cancel))).CreatedAt);
    }

    [Fact]
    public async Task Portals_do_not_see_each_other()
    {
        await using var one = await TestPortal.StartAsync(TestUsers.Ada);
        await using var other = await TestPortal.StartAsync();

        Assert.Equal(0, await other.WithDataAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_browser_can_be_signed_in_without_the_way_there()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        using var browser = await portal.BrowserAsync(signedInAs: TestUsers.Ada);

        Assert.Single(browser.Cookies);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Sessions.CountAsync(session => session.UserId == TestUsers.Ada.Id, Cancel)));
    }

    [Fact]
    public async Task A_portal_starts_fast_enough_to_have_one_for_each_test()
    {
        await using (await TestPortal.StartAsync()) { }

        var watch = Stopwatch.StartNew();
        await using var portal = await TestPortal.StartAsync();

        TestContext.Current.TestOutputHelper!.WriteLine(watch.Elapsed.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }
}
