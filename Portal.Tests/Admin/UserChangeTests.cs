using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>What administrators do to other people's accounts.</summary>
public sealed class UserChangeTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disabled_account_is_signed_out_and_comes_back_when_it_is_enabled()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.DisableAsync(TestUsers.Ada.Id, Cancel)));
        Assert.NotNull((await ada.GetAsync("/account")).Headers.Location);
        Assert.Null(await LinkAsync(portal, TestUsers.Ada.Id));
        Assert.Equal(UserState.Disabled, (await ShowAsync(portal, TestUsers.Ada.Id))!.Line.State);

        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.EnableAsync(TestUsers.Ada.Id, Cancel)));
        Assert.Equal(UserState.Active, (await ShowAsync(portal, TestUsers.Ada.Id))!.Line.State);
        await ExpectToldAsync(portal, "session.ended", "account.disabled", "account.enabled");
    }

    [Fact]
    public async Task A_lock_is_lifted()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        DateTimeOffset? until = portal.Clock.Now.AddHours(1);
        await portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(user => user.SetProperty(row => row.LockoutEnd, until), Cancel));
        Assert.Equal(until, (await ShowAsync(portal, TestUsers.Ada.Id))!.LockedUntil);

        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.UnlockAsync(TestUsers.Ada.Id, Cancel)));

        Assert.Null((await ShowAsync(portal, TestUsers.Ada.Id))!.LockedUntil);
        await ExpectToldAsync(portal, "account.unlocked");
    }

    [Fact]
    public async Task The_second_step_is_reset_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        await portal.AddTotpAsync(TestUsers.Ada);
        Assert.NotNull((await ShowAsync(portal, TestUsers.Ada.Id))!.TotpSince);

        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.ResetSecondFactorAsync(TestUsers.Ada.Id, Cancel)));
        Assert.Equal(UserChange.Gone, await ChangeAsync(portal, changes => changes.ResetSecondFactorAsync(TestUsers.Ada.Id, Cancel)));

        Assert.Null((await ShowAsync(portal, TestUsers.Ada.Id))!.TotpSince);
        Assert.True(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.Kind == "totp.removed" && row.ActorId == TestUsers.Admin.Id, Cancel)));
    }

    [Fact]
    public async Task A_recovery_link_is_for_the_account_that_was_chosen_even_where_its_name_is_anothers_address()
    {
        var trap = new TestUser(TestUsers.Ada.Email) { Email = "other@example.test" };
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada, trap);

        var link = await LinkAsync(portal, trap.Id);

        Assert.StartsWith($"{TestPortal.Address}/recover?code=", link, StringComparison.Ordinal);
        Assert.Equal(trap.Id, await portal.WithDataAsync(db => db.OneTimeCodes.Where(row => row.Purpose == CodePurpose.Recover).Select(row => row.UserId).SingleAsync(Cancel)));
        Assert.Equal(HttpStatusCode.OK, (await portal.Browser().GetAsync(new Uri(link!).PathAndQuery)).StatusCode);
        Assert.Null(await LinkAsync(portal, Guid.NewGuid()));
    }

    [Fact]
    public async Task Roles_are_given_and_taken_and_told_with_who_did_it()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.GiveRoleAsync(TestUsers.Ada.Id, UserRole.Auditor, Cancel)));
        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.GiveRoleAsync(TestUsers.Ada.Id, UserRole.Auditor, Cancel)));
        Assert.Equal([UserRole.Auditor], (await ShowAsync(portal, TestUsers.Ada.Id))!.Roles);
        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.TakeRoleAsync(TestUsers.Ada.Id, UserRole.Auditor, Cancel)));
        Assert.Equal(UserChange.Gone, await ChangeAsync(portal, changes => changes.TakeRoleAsync(TestUsers.Ada.Id, UserRole.Auditor, Cancel)));
        Assert.Equal(UserChange.Gone, await ChangeAsync(portal, changes => changes.GiveRoleAsync(Guid.NewGuid(), UserRole.Admin, Cancel)));

        await ExpectToldAsync(portal, "role.given", "role.taken");
    }

    [Fact]
    public async Task Only_sessions_of_the_account_that_was_named_end()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada, TestUsers.Grace);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        var session = Assert.Single((await ShowAsync(portal, TestUsers.Ada.Id))!.Sessions).Id;

        Assert.Equal(UserChange.Gone, await ChangeAsync(portal, changes => changes.EndSessionAsync(TestUsers.Grace.Id, session, Cancel)));
        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.EndSessionAsync(TestUsers.Ada.Id, session, Cancel)));
        Assert.Equal(UserChange.Gone, await ChangeAsync(portal, changes => changes.EndSessionsAsync(TestUsers.Ada.Id, Cancel)));

        Assert.Null((await grace.GetAsync("/account")).Headers.Location);
        await ExpectToldAsync(portal, "session.ended");
    }

    [Fact]
    public async Task An_app_is_disconnected()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada, TestClients.Web);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(ada, TestClients.Web);
        var app = Assert.Single((await ShowAsync(portal, TestUsers.Ada.Id))!.Apps);

        Assert.Equal(UserChange.Gone, await ChangeAsync(portal, changes => changes.DisconnectAsync(TestUsers.Admin.Id, app.Id, Cancel)));
        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.DisconnectAsync(TestUsers.Ada.Id, app.Id, Cancel)));

        Assert.Empty((await ShowAsync(portal, TestUsers.Ada.Id))!.Apps);
        Assert.False(await portal.WithDataAsync(db => db.Grants.AnyAsync(grant => grant.RevokedAt == null, Cancel)));
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_the_account()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada with { Admin = true, Disabled = true });

        Assert.Equal(UserChange.LastAdministrator, await ChangeAsync(portal, changes => changes.DisableAsync(TestUsers.Admin.Id, Cancel)));
        Assert.Equal(UserChange.LastAdministrator, await ChangeAsync(portal, changes => changes.TakeRoleAsync(TestUsers.Admin.Id, UserRole.Admin, Cancel)));

        Assert.Equal(UserState.Active, (await ShowAsync(portal, TestUsers.Admin.Id))!.Line.State);
        Assert.Equal(UserChange.Done, await ChangeAsync(portal, changes => changes.TakeRoleAsync(TestUsers.Ada.Id, UserRole.Admin, Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_the_last_two_administrators_whom_two_take_out_at_once_one_stays(bool onPostgres)
    {
        TestSettings settings = onPostgres
            ? new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }
            : [];
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Admin, TestUsers.Ada with { Admin = true });

        // Each takes out the other; whoever is second may have lost the role before the guard looked.
        var answers = await Task.WhenAll(
            Task.Run(() => AskAsync(portal, TestUsers.Admin, changes => changes.DisableAsync(TestUsers.Ada.Id, Cancel)), Cancel),
            Task.Run(() => AskAsync(portal, TestUsers.Ada, changes => changes.TakeRoleAsync(TestUsers.Admin.Id, UserRole.Admin, Cancel)), Cancel));

        Assert.Single(answers, answer => answer is { Refusal: null, Answer: UserChange.Done });
        Assert.Equal(1, await portal.WithDataAsync(db =>
            db.Users.CountAsync(user => user.DisabledAt == null && db.UserRoles.Any(held => held.UserId == user.Id && held.RoleId == Roles.AdminId), Cancel)));
    }

    private static async Task ExpectToldAsync(TestPortal portal, params string[] kinds)
    {
        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.UserId == TestUsers.Ada.Id).OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal(kinds, told.Select(row => row.Kind));
        Assert.All(told, row => Assert.Equal(TestUsers.Admin.Id, row.ActorId));
    }

    private static async Task<UserChange> ChangeAsync(TestPortal portal, Func<IAdminUserChanges, Task<Allowed<UserChange>>> change)
    {
        var allowed = await AskAsync(portal, TestUsers.Admin, change);
        Assert.Null(allowed.Refusal);
        return allowed.Answer;
    }

    private static async Task<string?> LinkAsync(TestPortal portal, Guid id) => (await AskAsync(portal, TestUsers.Admin, changes => changes.MakeRecoveryLinkAsync(id, Cancel))).Answer;

    private static async Task<Allowed<T>> AskAsync<T>(TestPortal portal, TestUser who, Func<IAdminUserChanges, Task<Allowed<T>>> change)
    {
        using var browser = await portal.BrowserAsync(who);
        await using var circuit = await portal.CircuitAsync(browser);
        return await change(circuit.Get<IAdminUserChanges>());
    }

    private static async Task<UserDetails?> ShowAsync(TestPortal portal, Guid id)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        return (await circuit.Get<IAdminUsers>().ShowAsync(id, Cancel)).Answer;
    }
}
