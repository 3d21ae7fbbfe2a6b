using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Accounts that administrators delete.</summary>
public sealed class UserRemovalTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_account_goes_with_all_that_is_its_owners_and_nobody_is_found_in_the_log(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin, TestUsers.Ada, TestClients.Web);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(ada, TestClients.Web);

        Assert.Equal(UserChange.Done, await DeleteAsync(portal, TestUsers.Ada.Id));
        Assert.Equal(UserChange.Gone, await DeleteAsync(portal, TestUsers.Ada.Id));

        Assert.NotNull((await ada.GetAsync("/account")).Headers.Location);
        Assert.False(await portal.WithDataAsync(db => db.Grants.AnyAsync(Cancel)));
        Assert.False(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.UserId == TestUsers.Ada.Id, Cancel)));
        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "account.deleted", Cancel));
        Assert.Equal((null, TestUsers.Admin.Id), (told.UserId, told.ActorId));
    }

    [Fact]
    public async Task Administrators_do_not_delete_themselves_here_also_when_there_are_others()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada with { Admin = true });

        Assert.Equal(UserChange.OwnAccount, await DeleteAsync(portal, TestUsers.Admin.Id));

        Assert.True(await portal.WithDataAsync(db => db.Users.AnyAsync(user => user.Id == TestUsers.Admin.Id, Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_last_administrators_who_delete_each_other_at_once_one_stays(bool onPostgres)
    {
        var ada = TestUsers.Ada with { Admin = true };
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin, ada);

        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        using var other = await portal.BrowserAsync(ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await using var theirs = await portal.CircuitAsync(other);

        // Whoever is second may be gone before the guard looked.
        var answers = await Task.WhenAll(
            Task.Run(() => circuit.Get<IAdminUserChanges>().DeleteAsync(ada.Id, Cancel), Cancel),
            Task.Run(() => theirs.Get<IAdminUserChanges>().DeleteAsync(TestUsers.Admin.Id, Cancel), Cancel));

        Assert.Single(answers, answer => answer is { Refusal: null, Answer: UserChange.Done });
        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
    }

    private static Task<UserChange> DeleteAsync(TestPortal portal, Guid id) => portal.ByAdminAsync((IAdminUserChanges changes) => changes.DeleteAsync(id, Cancel));
}
