using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Users;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Groups, and roles that mean something to apps only.</summary>
public sealed class MembershipTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task People_are_put_into_groups_found_by_them_and_taken_out(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin, TestUsers.Ada, TestUsers.Grace);

        Assert.Equal(UserChange.Done, await AddGroupAsync(portal, " Sales team "));
        Assert.Equal(UserChange.Done, await AddGroupAsync(portal, "Sales team"));
        Assert.Equal(UserChange.Done, await AddGroupAsync(portal, "staff"));

        Assert.Equal(["Sales team", "staff"], (await ShowAsync(portal)).Groups);
        Assert.Equal(["ada"], (await ListAsync(portal, "Sales team")).Select(line => line.UserName));
        Assert.Empty(await ListAsync(portal, "Sales"));
        Assert.Equal(["Sales team"], await portal.ByAdminAsync((IAdminMemberships members) => members.SuggestGroupsAsync("Sa", Cancel)));
        Assert.Equal(["Sales team", "staff"], await portal.ByAdminAsync((IAdminMemberships members) => members.SuggestGroupsAsync("", Cancel)));

        Assert.Equal(UserChange.Done, await RemoveGroupAsync(portal, "Sales team"));
        Assert.Equal(UserChange.Gone, await RemoveGroupAsync(portal, "Sales team"));
        Assert.Equal(["staff"], (await ShowAsync(portal)).Groups);
        await ExpectToldAsync(portal, "group.given", "group.given", "group.taken");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a;b")]
    [InlineData("admin\u202e")]
    [InlineData("a\nb")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task What_is_no_name_is_refused(string name)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        Assert.Equal(UserChange.NameRefused, await AddGroupAsync(portal, name));
        Assert.Equal(UserChange.NameRefused, await GiveRoleAsync(portal, name));
        Assert.Equal(UserChange.Gone, await portal.ByAdminAsync((IAdminMemberships members) => members.AddGroupAsync(Guid.NewGuid(), "staff", Cancel)));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData(" Admin")]
    [InlineData("ADMIN")]
    [InlineData("auditor")]
    [InlineData("AUDITOR ")]
    [InlineData("аdmin")] // Cyrillic
    [InlineData("admın")]
    public async Task Nobody_becomes_an_administrator_by_another_spelling_of_the_role(string name)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        Assert.Equal(UserChange.NameRefused, await GiveRoleAsync(portal, name));

        Assert.Empty((await ShowAsync(portal)).Roles);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("ADMIN")]
    public async Task The_last_administrator_does_not_lose_the_role_as_one_of_an_app(string name)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        Assert.Equal(UserChange.NameRefused, await portal.ByAdminAsync((IAdminMemberships members) => members.TakeRoleAsync(TestUsers.Admin.Id, name, Cancel)));
    }

    [Theory]
    [InlineData("admins")]
    [InlineData("admin.auditor")]
    [InlineData("administrator")]
    [InlineData("admin:auditor")]
    public async Task A_role_for_apps_opens_nothing_here(string name)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        Assert.Equal(UserChange.Done, await GiveRoleAsync(portal, name));

        Assert.Equal([name], (await ShowAsync(portal)).OtherRoles);
        Assert.Equal(AdminRefusal.Forbidden, (await portal.AskAsync(TestUsers.Ada, (IAdminUsers users) => users.ShowAsync(TestUsers.Ada.Id, Cancel))).Refusal);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/admin/users")).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_role_is_made_once_also_when_two_give_it_at_once(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin, TestUsers.Ada, TestUsers.Grace);

        var given = await Task.WhenAll(
            Task.Run(() => GiveRoleAsync(portal, "editor", TestUsers.Ada), Cancel),
            Task.Run(() => GiveRoleAsync(portal, "Editor", TestUsers.Grace), Cancel));

        Assert.All(given, change => Assert.Equal(UserChange.Done, change));
        Assert.Equal(3, await portal.WithDataAsync(db => db.Roles.CountAsync(Cancel)));
        Assert.Equal(UserChange.Done, await portal.ByAdminAsync((IAdminMemberships members) => members.TakeRoleAsync(TestUsers.Ada.Id, "EDITOR", Cancel)));
        Assert.Empty((await ShowAsync(portal)).OtherRoles);
    }

    [Fact]
    public async Task Nobody_is_in_more_groups_than_fit()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        await portal.WithDataAsync(db =>
        {
            db.UserGroups.AddRange(Enumerable.Range(0, GroupMembers.LimitPerUser).Select(n => new Portal.Data.Entities.UserGroupRow { UserId = TestUsers.Ada.Id, Name = $"g{n}" }));
            return db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(UserChange.TooMany, await AddGroupAsync(portal, "one more"));
        Assert.Equal(UserChange.Done, await AddGroupAsync(portal, "g0"));
    }

    [Fact]
    public async Task A_change_moves_the_time_that_apps_are_told()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        foreach (var change in new Func<Task<UserChange>>[]
        {
            () => AddGroupAsync(portal, "staff"), () => RemoveGroupAsync(portal, "staff"), () => GiveRoleAsync(portal, "editor"),
            () => portal.ByAdminAsync((IAdminUserChanges changes) => changes.GiveRoleAsync(TestUsers.Ada.Id, UserRole.Auditor, Cancel)),
        })
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(UserChange.Done, await change());
            Assert.Equal(portal.Clock.Now, await portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).Select(user => user.ClaimsChangedAt).SingleAsync(Cancel)));
        }
    }

    private static Task<UserChange> AddGroupAsync(TestPortal portal, string name) =>
        portal.ByAdminAsync((IAdminMemberships members) => members.AddGroupAsync(TestUsers.Ada.Id, name, Cancel));

    private static Task<UserChange> RemoveGroupAsync(TestPortal portal, string name) =>
        portal.ByAdminAsync((IAdminMemberships members) => members.RemoveGroupAsync(TestUsers.Ada.Id, name, Cancel));

    private static Task<UserChange> GiveRoleAsync(TestPortal portal, string name, TestUser? who = null) =>
        portal.ByAdminAsync((IAdminMemberships members) => members.GiveRoleAsync((who ?? TestUsers.Ada).Id, name, Cancel));

    private static async Task<UserDetails> ShowAsync(TestPortal portal) => (await portal.ByAdminAsync((IAdminUsers users) => users.ShowAsync(TestUsers.Ada.Id, Cancel)))!;

    private static async Task<IReadOnlyList<UserLine>> ListAsync(TestPortal portal, string group) =>
        (await portal.ByAdminAsync((IAdminUsers users) => users.ListAsync(new(null, null, UserSort.UserName, false, 0, 10) { Group = group }, Cancel))).Rows;

    private static async Task ExpectToldAsync(TestPortal portal, params string[] kinds)
    {
        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.UserId == TestUsers.Ada.Id).OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal(kinds, told.Select(row => row.Kind));
        Assert.All(told, row => Assert.Equal(TestUsers.Admin.Id, row.ActorId));
    }
}
