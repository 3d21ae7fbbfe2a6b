using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Leaving;
using Portal.Audit;
using Portal.Audit.Tokens;
using Portal.Data.Entities;
using Portal.Tests.Support;

namespace Portal.Tests.Audit;

/// <summary>What the token endpoint gives and refuses is told.</summary>
public sealed class TokenEventTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_got_tokens_and_what_for_is_told_when_the_portal_stops_at_the_latest()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web, "openid email");

        await portal.RestartAsync();

        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "token.issued", Cancel));
        Assert.Equal((TestUsers.Ada.Id, TestClients.Web.Id, EventOutcome.Succeeded), (told.UserId!.Value, told.ClientId, told.Outcome));
        Assert.Equal("""{"grant_type":"authorization_code","scope":"openid email"}""", told.Details);
        Assert.NotNull(told.SessionId);
        Assert.NotNull(told.Address);
        Assert.DoesNotContain(
            "token.issued",
            (await portal.WithDataAsync(db => new UserEvents(db).ListAsync(TestUsers.Ada.Id, before: null, most: 50, Cancel))).Select(row => row.Kind));
    }

    [Fact]
    public async Task What_is_refused_is_told_of_each_address_up_to_a_limit()
    {
        await using var portal = await TestPortal.StartAsync(TestClients.Web);
        for (var time = 0; time < RefusalLimit.PerMinute + 7; time++)
        {
            using var form = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("client_id", "secret-in-the-wrong-field")]);
            Assert.Equal(HttpStatusCode.Unauthorized, (await portal.Backchannel.PostAsync("/oauth2/token", form, Cancel)).StatusCode);
        }

        await portal.RestartAsync();

        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "token.refused").OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal(RefusalLimit.PerMinute + 1, told.Count);
        Assert.All(told, row => Assert.Equal((EventOutcome.Failed, null, null), (row.Outcome, row.UserId, row.ClientId)));
        Assert.Equal("""{"reason":"invalid_client","grant_type":"authorization_code"}""", told[0].Details);
        Assert.Equal("""{"reason":"too_many","left_out":"7","source":"127.0.0.1"}""", told[^1].Details);
    }

    [Fact]
    public void An_address_is_told_of_again_when_its_minute_is_over()
    {
        var clock = new FakeClock();
        var limit = new RefusalLimit(clock);
        var told = Enumerable.Range(0, 30).Count(_ => limit.Admits("a"));
        Assert.True(limit.Admits("b"));
        Assert.Empty(limit.TakeLeftOut());
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(RefusalLimit.PerMinute, told);
        Assert.Equal([new("a", 10)], limit.TakeLeftOut());
        Assert.Empty(limit.TakeLeftOut());
        Assert.True(limit.Admits("a"));
    }

    [Fact]
    public void However_many_addresses_somebody_has_what_is_remembered_of_them_stays_small()
    {
        var limit = new RefusalLimit(new FakeClock());

        var told = Enumerable.Range(0, 20_000).Count(number => limit.Admits($"2001:db8::{number}"));

        Assert.Equal(10_000 + RefusalLimit.PerMinute, told);
        Assert.Equal([new("*", 10_000 - RefusalLimit.PerMinute)], limit.TakeLeftOut(all: true));
    }

    [Fact]
    public async Task One_that_can_never_be_written_does_not_hold_up_the_others()
    {
        await using var portal = await TestPortal.StartAsync();
        var queue = portal.Services.GetRequiredService<TokenEventQueue>();
        foreach (var kind in (string[])["token.issued", null!, "token.issued"]) await queue.AddAsync(new() { At = portal.Clock.Now, Kind = kind, Details = "{}" });

        await portal.RestartAsync();

        Assert.Equal(2, await portal.WithDataAsync(db => db.SecurityEvents.CountAsync(row => row.Kind == "token.issued", Cancel)));
    }

    [Fact]
    public async Task Somebody_who_was_deleted_meanwhile_does_not_come_back_into_the_log()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<AccountDeletion>().DeleteAsync(TestUsers.Ada.Id, Cancel));

        await portal.Services.GetRequiredService<TokenEventBatch>().WriteAsync([Row(TestUsers.Ada.Id), Row(TestUsers.Grace.Id)], Cancel);

        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "token.issued").OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal((null, null, null), (told[0].UserId, told[0].Address, told[0].Details));
        Assert.Equal((TestUsers.Grace.Id, "203.0.113.7"), (told[1].UserId!.Value, told[1].Address));

        SecurityEventRow Row(Guid user) => new() { At = portal.Clock.Now, Kind = "token.issued", UserId = user, Address = "203.0.113.7", Details = "{}" };
    }
}
