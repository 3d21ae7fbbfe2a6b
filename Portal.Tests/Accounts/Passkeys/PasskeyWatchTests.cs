using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>An open page hears of changes that are made elsewhere.</summary>
public sealed class PasskeyWatchTests
{
    // Far less than the interval at which a page looks anyway.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_hears_at_once_of_what_the_same_person_adds_and_removes()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await using var circuit = await portal.CircuitAsync(browser);
        await using var watch = Watch(circuit);

        var next = watch.MoveNextAsync().AsTask();
        await browser.RegisterAsync(authenticator);
        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Equal(authenticator.Id, Assert.Single(watch.Current).Id);

        next = watch.MoveNextAsync().AsTask();
        await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "");
        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Empty(watch.Current);
    }

    [Fact]
    public async Task A_change_between_two_looks_is_not_missed()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var first = new SoftAuthenticator();
        using var second = new SoftAuthenticator();
        await using var circuit = await portal.CircuitAsync(browser);
        await using var watch = Watch(circuit);
        var next = watch.MoveNextAsync().AsTask();
        await browser.RegisterAsync(first);
        await next.WaitAsync(AtOnce, Cancel);

        await browser.RegisterAsync(second);

        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(AtOnce, Cancel));
        Assert.Equal(2, watch.Current.Count);
    }

    [Fact]
    public async Task Other_peoples_changes_are_not_heard()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(ada);
        await using var watch = Watch(circuit);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        using var authenticator = new SoftAuthenticator();

        var next = watch.MoveNextAsync().AsTask();
        await grace.RegisterAsync(authenticator);

        await Assert.ThrowsAsync<TimeoutException>(() => next.WaitAsync(TimeSpan.FromSeconds(1), Cancel));
        using var hers = new SoftAuthenticator();
        await ada.RegisterAsync(hers);
        await next.WaitAsync(AtOnce, Cancel);
    }

    [Fact]
    public async Task The_watch_ends_with_the_session()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        using var other = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(other);
        await using var watch = Watch(circuit);
        var next = watch.MoveNextAsync().AsTask();

        var (_, ended) = (await circuit.Get<CurrentPerson>().FindSessionAsync(Cancel))!.Value;
        await portal.WithDataAsync(db => db.Sessions
            .Where(session => session.Id == ended)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.EndedAt, portal.Clock.Now), Cancel));
        await browser.RegisterAsync(authenticator);

        Assert.False(await next.WaitAsync(AtOnce, Cancel));
    }

    private static IAsyncEnumerator<IReadOnlyList<PasskeyView>> Watch(AsyncServiceScope circuit) =>
        circuit.Get<IPasskeyList>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
}
