using Microsoft.Extensions.DependencyInjection;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class AccountActivityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happened_is_told_to_its_person_alone_with_the_app_it_was_about()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(ada, TestClients.Web);
        await using var hers = await portal.CircuitAsync(ada);
        await using var other = await portal.CircuitAsync(grace);

        var entry = Assert.Single((await hers.Get<IAccountActivity>().ListAsync(before: null, Cancel))!.Entries);

        Assert.Equal("consent.given", entry.Kind);
        Assert.Equal("Web app", entry.About);
        Assert.Equal("Chrome on Linux", entry.Device);
        Assert.True(entry.Here);
        Assert.False(entry.Failed);
        Assert.Empty((await other.Get<IAccountActivity>().ListAsync(before: null, Cancel))!.Entries);
    }

    [Fact]
    public async Task From_where_an_administrator_did_something_is_not_told()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var log = portal.Services.GetRequiredService<SecurityLog>();
        using (SecurityLog.DoneFrom(new(Guid.NewGuid(), "203.0.113.7", "Firefox") { ActorId = Guid.NewGuid() }))
        {
            await portal.WithDataAsync(db => log.RecordAsync(db, new(EventKind.AccountChanged, TestUsers.Ada.Id), Cancel).ContinueWith(_ => true, TaskScheduler.Default));
        }

        var entry = Assert.Single((await circuit.Get<IAccountActivity>().ListAsync(before: null, Cancel))!.Entries);

        Assert.Null(entry.Address);
        Assert.Null(entry.Device);
    }

    [Fact]
    public async Task A_long_history_comes_page_by_page_and_nothing_is_missed_or_told_twice()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var log = portal.Services.GetRequiredService<SecurityLog>();
        await portal.WithDataAsync(async db =>
        {
            for (var i = 0; i < 60; i++) await log.RecordAsync(db, new(EventKind.AccountChanged, TestUsers.Ada.Id), Cancel);
            return true;
        });

        List<long> seen = [];
        ActivityList? page = null;
        do
        {
            page = await circuit.Get<IAccountActivity>().ListAsync(seen.Count == 0 ? null : seen[^1], Cancel);
            seen.AddRange(page!.Entries.Select(entry => entry.Id));
        }
        while (page.More);

        Assert.Equal(60, seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
        Assert.Equal(60, seen.Distinct().Count());
    }
}
