using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Data.Entities;
using Portal.Hosting;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class HousekeepingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_will_ask_for_again_is_deleted_and_the_rest_stays()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await AddGrantAsync(portal, "old");
        portal.Clock.Advance(TimeSpan.FromDays(45));
        await AddGrantAsync(portal, "new");
        await browser.PostJsonAsync("/oidc/passkey/authenticate/options/", "{}");

        await RunAsync(portal);

        Assert.Equal(["new"], await portal.WithDataAsync(db => db.Grants.Select(grant => grant.Id).ToListAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.PasskeyCeremonies.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.Sessions.CountAsync(Cancel)));

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(portal);

        Assert.Equal(0, await portal.WithDataAsync(db => db.PasskeyCeremonies.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_was_given_in_a_session_that_goes_on_stays_so_that_its_app_is_told_of_the_end()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await AddGrantAsync(portal, "old", await portal.WithDataAsync(db => db.Sessions.Select(session => session.Id).SingleAsync(Cancel)));
        await portal.WithDataAsync(db => db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.ExpiresAt, portal.Clock.Now.AddDays(42)), Cancel));
        portal.Clock.Advance(TimeSpan.FromDays(40));

        await RunAsync(portal);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(portal);
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Keys_are_made_when_they_are_due()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = await portal.WithDataAsync(db => db.SigningKeys.CountAsync(Cancel));
        portal.Clock.Advance(TimeSpan.FromDays(89) + TimeSpan.FromHours(1));

        await RunAsync(portal);

        Assert.Equal(before * 2, await portal.WithDataAsync(db => db.SigningKeys.CountAsync(Cancel)));
    }

    private static Task RunAsync(TestPortal portal) =>
        portal.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().RunOnceAsync(Cancel);

    private static Task<int> AddGrantAsync(TestPortal portal, string id, Guid? session = null) => portal.WithDataAsync(db =>
    {
        db.AuthorizationCodes.Add(new AuthorizationCodeRow
        {
            HandleHash = HandleHash.Of(id),
            ExpiresAt = portal.Clock.Now.AddSeconds(60),
            Grant = new GrantRow
            {
                Id = id,
                ClientId = TestClients.Web.Id,
                UserId = TestUsers.Ada.Id,
                SessionId = session,
                CreatedAt = portal.Clock.Now,
                AuthTime = portal.Clock.Now,
            },
        });
        return db.SaveChangesAsync(Cancel);
    });
}
