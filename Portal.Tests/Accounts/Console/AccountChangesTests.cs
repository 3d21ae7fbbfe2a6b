using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class AccountChangesTests
{
    // Far less than the interval at which a page looks anyway.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_page_hears_of_its_own_accounts_changes_and_of_nobody_elses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var seen = await WatchAsync(circuit);
        var next = seen.MoveNextAsync().AsTask();

        await HappenAsync(portal, TestUsers.Grace.Id);
        await Task.Delay(300, Cancel);
        Assert.False(next.IsCompleted);
        await HappenAsync(portal, TestUsers.Ada.Id);

        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Equal(AccountNews.Changed, seen.Current);
    }

    [Fact]
    public async Task What_happens_between_two_looks_is_not_missed()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var seen = await WatchAsync(circuit);

        await HappenAsync(portal, TestUsers.Ada.Id);

        Assert.True(await seen.MoveNextAsync().AsTask().WaitAsync(AtOnce, Cancel));
        Assert.Equal(AccountNews.Changed, seen.Current);
    }

    [Fact]
    public async Task An_app_that_is_disconnected_at_another_browser_is_heard_of_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);
        await using var circuit = await portal.CircuitAsync(elsewhere);
        await using var seen = await WatchAsync(circuit);
        Assert.Single((await circuit.Get<IConnectedApps>().ListAsync(Cancel))!);
        var next = seen.MoveNextAsync().AsTask();

        await browser.PostJsonAsync("/oidc/consent/revoke-all", "{}");

        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Empty((await circuit.Get<IConnectedApps>().ListAsync(Cancel))!);
    }

    [Fact]
    public async Task A_passkey_that_is_added_or_removed_is_heard_of_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await using var circuit = await portal.CircuitAsync(browser);
        await using var seen = await WatchAsync(circuit);

        var next = seen.MoveNextAsync().AsTask();
        await browser.RegisterAsync(authenticator);
        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Equal(authenticator.Id, Assert.Single(await circuit.Get<IPasskeyList>().ListAsync(Cancel)).Id);

        next = seen.MoveNextAsync().AsTask();
        await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "");
        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Empty(await circuit.Get<IPasskeyList>().ListAsync(Cancel));
    }

    [Fact]
    public async Task A_session_that_ends_ends_its_open_pages_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var other = await portal.CircuitAsync(elsewhere);
        await using var seen = await WatchAsync(circuit);
        var next = seen.MoveNextAsync().AsTask();

        await other.Get<IAccountSessions>().EndOthersAsync(Cancel);

        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Equal(AccountNews.SignedOut, seen.Current);
        Assert.False(await seen.MoveNextAsync());
        Assert.Null(await circuit.Get<IConnectedApps>().ListAsync(Cancel));
        Assert.Null(await circuit.Get<IConsentReceipts>().ListAsync(Cancel));
        Assert.Null(await circuit.Get<IAccountData>().ShowAsync(Cancel));
    }

    [Fact]
    public async Task An_account_that_is_deleted_says_so_to_its_open_pages()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var seen = await WatchAsync(circuit);
        var next = seen.MoveNextAsync().AsTask();

        await elsewhere.PostJsonAsync("/account/data/delete", "{}");

        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Equal(AccountNews.Deleted, seen.Current);
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_heard_of()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var seen = await WatchAsync(circuit, leaving.Token);
        var next = seen.MoveNextAsync().AsTask();

        await portal.WithDataAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await portal.Services.GetRequiredService<SecurityLog>().RecordAsync(db, new(EventKind.AccountChanged, TestUsers.Ada.Id), Cancel);
            await transaction.RollbackAsync(Cancel);
            return true;
        });
        await Task.Delay(300, Cancel);

        Assert.False(next.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_ends_no_open_page()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var seen = await WatchAsync(circuit);
        var next = seen.MoveNextAsync().AsTask();

        await portal.WithDataAsync(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "Sessions" RENAME TO "Away" """, Cancel));
        await HappenAsync(portal, TestUsers.Ada.Id);
        await Task.Delay(300, Cancel);
        Assert.False(next.IsCompleted);
        await portal.WithDataAsync(db => db.Database.ExecuteSqlAsync($"""ALTER TABLE "Away" RENAME TO "Sessions" """, Cancel));
        await HappenAsync(portal, TestUsers.Ada.Id);

        Assert.True(await next.WaitAsync(AtOnce, Cancel));
        Assert.Equal(AccountNews.Changed, seen.Current);
    }

    /// <summary>Begins to watch; the first answer, which comes at once, is taken.</summary>
    private static async Task<IAsyncEnumerator<AccountNews>> WatchAsync(AsyncServiceScope circuit, CancellationToken? leaving = null)
    {
        var seen = circuit.Get<IAccountChanges>().WatchAsync(leaving ?? Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await seen.MoveNextAsync() && seen.Current == AccountNews.Changed);
        return seen;
    }

    private static Task<int> HappenAsync(TestPortal portal, Guid userId) => portal.WithDataAsync(db =>
    {
        portal.Services.GetRequiredService<SecurityLog>().Add(db, new(EventKind.AccountChanged, userId));
        return db.SaveChangesAsync(Cancel);
    });
}
