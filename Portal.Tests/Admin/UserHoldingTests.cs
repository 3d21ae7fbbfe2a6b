using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Passkeys, tokens and former grants of somebody's account.</summary>
public sealed class UserHoldingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_is_removed_but_not_the_last_way_in_and_nobody_elses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Newcomer);
        using var browser = await portal.BrowserAsync(TestUsers.Newcomer);
        using var first = new SoftAuthenticator();
        using var second = new SoftAuthenticator();
        await browser.RegisterAsync(first);
        await browser.RegisterAsync(second);
        var passkeys = (await ShowAsync(portal, TestUsers.Newcomer.Id)).Passkeys;

        Assert.Equal(UserChange.Gone, await RemoveAsync(portal, TestUsers.Admin.Id, passkeys[0].Id));
        Assert.Equal(UserChange.Done, await RemoveAsync(portal, TestUsers.Newcomer.Id, passkeys[0].Id));
        Assert.Equal(UserChange.LastWayIn, await RemoveAsync(portal, TestUsers.Newcomer.Id, passkeys[1].Id));

        Assert.Single((await ShowAsync(portal, TestUsers.Newcomer.Id)).Passkeys);
        Assert.Equal(TestUsers.Admin.Id, await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "passkey.removed").Select(row => row.ActorId).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_token_is_revoked_and_nobody_elses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        await portal.WithDataAsync(db =>
        {
            db.PersonalAccessTokens.Add(new()
            {
                Id = Guid.NewGuid(),
                UserId = TestUsers.Ada.Id,
                Name = "Backup",
                Scope = "consents",
                HandleHash = HandleHash.Of("backup"),
                CreatedAt = portal.Clock.Now,
                ExpiresAt = portal.Clock.Now.AddDays(1),
            });
            return db.SaveChangesAsync(Cancel);
        });
        var token = Assert.Single((await ShowAsync(portal, TestUsers.Ada.Id)).Tokens);

        Assert.Equal(UserChange.Gone, await RevokeAsync(portal, TestUsers.Admin.Id, token.Id));
        Assert.Equal(UserChange.Done, await RevokeAsync(portal, TestUsers.Ada.Id, token.Id));
        Assert.Empty((await ShowAsync(portal, TestUsers.Ada.Id)).Tokens);
    }

    [Fact]
    public async Task What_an_app_held_before_is_shown()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada, TestClients.Web);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(ada, TestClients.Web);
        Assert.Empty((await ShowAsync(portal, TestUsers.Ada.Id)).EndedGrants);

        await portal.ByAdminAsync((IAdminUserChanges changes) => changes.DisableAsync(TestUsers.Ada.Id, Cancel));

        Assert.Equal("Web app", Assert.Single((await ShowAsync(portal, TestUsers.Ada.Id)).EndedGrants).App);
    }

    private static async Task<UserDetails> ShowAsync(TestPortal portal, Guid id) => (await portal.ByAdminAsync((IAdminUsers users) => users.ShowAsync(id, Cancel)))!;

    private static Task<UserChange> RemoveAsync(TestPortal portal, Guid id, string passkey) =>
        portal.ByAdminAsync((IAdminUserChanges changes) => changes.RemovePasskeyAsync(id, passkey, Cancel));

    private static Task<UserChange> RevokeAsync(TestPortal portal, Guid id, Guid token) =>
        portal.ByAdminAsync((IAdminUserChanges changes) => changes.RevokeTokenAsync(id, token, Cancel));
}
