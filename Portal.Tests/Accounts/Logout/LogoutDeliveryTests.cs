using System.Net;
using Portal.Accounts.Logout;
using Portal.Data.Entities;
using Portal.OpenId.Issuance;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Logout;

/// <summary>Logouts reach apps that are away for a while, once, from whichever node, and before and after restarts.</summary>
public sealed class LogoutDeliveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(null)]
    [Covers("Back-Channel Logout §2.8")]
    public async Task An_app_that_cannot_be_told_is_told_later_with_a_fresh_token_and_at_last_given_up(HttpStatusCode? status)
    {
        await using var logout = await LogoutCase.StartAsync();
        if (status is { } known) logout.Answer(LogoutCase.Address, known);
        await logout.TakePartAsync(LogoutCase.Web);
        await logout.EndAsync();

        var attempts = 0;
        for (var next = Assert.Single(await logout.WaitingAsync()); next is not null; next = (await logout.WaitingAsync()).SingleOrDefault())
        {
            logout.Portal.Clock.Advance(next.NextAttemptAt - logout.Portal.Clock.Now - TimeSpan.FromSeconds(1));
            if (attempts > 0) Assert.False(await logout.DeliverAsync());
            logout.Portal.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await logout.DeliverAsync());
            attempts++;
        }

        Assert.Equal(LogoutDeliveries.MostAttempts, attempts);
        Assert.Equal(attempts, logout.Portal.Outside.Asked.Count);
        Assert.Equal(logout.Told.Count, logout.Told.Select(told => told.Token).Distinct().Count());
        Assert.InRange(logout.Portal.Clock.Now - FakeClock.Start, TimeSpan.FromHours(20), TimeSpan.FromHours(26));
        Assert.Contains(logout.Portal.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("10 attempts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_nodes_never_tell_an_app_of_the_same_logout_twice()
    {
        await using var logout = await LogoutCase.StartAsync();
        logout.Answer(LogoutCase.Address, HttpStatusCode.ServiceUnavailable);
        var sessions = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToList();
        await logout.Portal.WithDataAsync(db =>
        {
            db.LogoutDeliveries.AddRange(sessions.Select(session => new LogoutDelivery
            {
                Id = Guid.NewGuid(),
                ClientId = "web",
                Subject = TestUsers.Ada.Subject,
                SessionId = session,
                CreatedAt = FakeClock.Start,
                NextAttemptAt = FakeClock.Start,
            }));
            return db.SaveChangesAsync(Cancel);
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(logout.DeliverAsync, Cancel)));

        var told = logout.Told.Select(told => Flow.Payload(told.Token)["sid"]!.GetValue<string>());
        Assert.Equal(sessions.Select(session => SessionNames.For("web", session.ToString())).Order(), told.Order());
        Assert.All(await logout.WaitingAsync(), waiting => Assert.Equal(1, waiting.Attempts));
    }

    [Fact]
    public async Task An_app_that_no_longer_wants_to_know_is_left_alone()
    {
        await using var logout = await LogoutCase.StartAsync();
        await logout.Portal.WithDataAsync(db =>
        {
            db.LogoutDeliveries.Add(new LogoutDelivery { Id = Guid.NewGuid(), ClientId = TestClients.Trusted.Id, NextAttemptAt = FakeClock.Start });
            return db.SaveChangesAsync(Cancel);
        });

        await logout.DeliverAsync();

        Assert.Empty(await logout.WaitingAsync());
        Assert.Empty(logout.Portal.Outside.Asked);
    }

    [Fact]
    public async Task A_running_portal_tells_apps_at_once()
    {
        await using var logout = await LogoutCase.StartAsync(deliver: true);
        logout.Answer(LogoutCase.Address, HttpStatusCode.OK);
        await logout.TakePartAsync(LogoutCase.Web);

        await logout.EndAsync();

        await LogoutCase.UntilAsync(async () => logout.Told.Count == 1 && (await logout.WaitingAsync()).Count == 0);
    }

    [Fact]
    public async Task What_could_not_be_told_before_a_restart_is_told_after_it()
    {
        await using var logout = await LogoutCase.StartAsync(deliver: true);
        logout.Answer(LogoutCase.Address, HttpStatusCode.ServiceUnavailable);
        await logout.TakePartAsync(LogoutCase.Web);
        await logout.EndAsync();
        await LogoutCase.UntilAsync(() => Task.FromResult(logout.Told.Count == 1));

        logout.Answer(LogoutCase.Address, HttpStatusCode.OK);
        logout.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await logout.Portal.RestartAsync();

        await LogoutCase.UntilAsync(async () => (await logout.WaitingAsync()).Count == 0);
        Assert.Equal(2, logout.Told.Count);
    }
}
