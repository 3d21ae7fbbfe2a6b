using Microsoft.Extensions.DependencyInjection;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class AccountChangesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_page_hears_of_its_own_accounts_changes_and_of_nobody_elses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var seen = circuit.Get<IAccountChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        var next = seen.MoveNextAsync().AsTask();
        await Task.Delay(300, Cancel);

        await HappenAsync(portal, TestUsers.Grace.Id);
        await Task.Delay(300, Cancel);
        Assert.False(next.IsCompleted);
        await HappenAsync(portal, TestUsers.Ada.Id);

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(5), Cancel));
        Assert.True(seen.Current);
    }

    [Fact]
    public async Task A_session_that_ends_ends_its_open_pages_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var other = await portal.CircuitAsync(elsewhere);
        await using var seen = circuit.Get<IAccountChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        var next = seen.MoveNextAsync().AsTask();
        await Task.Delay(300, Cancel);

        await other.Get<IAccountSessions>().EndOthersAsync(Cancel);

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(5), Cancel));
        Assert.False(seen.Current);
        Assert.False(await seen.MoveNextAsync());
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_heard_of()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var seen = circuit.Get<IAccountChanges>().WatchAsync(leaving.Token).GetAsyncEnumerator(Cancel);
        var next = seen.MoveNextAsync().AsTask();
        await Task.Delay(300, Cancel);

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

    private static Task<int> HappenAsync(TestPortal portal, Guid userId) => portal.WithDataAsync(db =>
    {
        portal.Services.GetRequiredService<SecurityLog>().Add(db, new(EventKind.AccountChanged, userId));
        return db.SaveChangesAsync(Cancel);
    });
}
