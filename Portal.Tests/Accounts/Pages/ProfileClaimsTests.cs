using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Data.Entities;
using Portal.Interactions;
using Portal.OpenId.Host;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Pages;

[Covers("Core §5.1")]
public sealed class ProfileClaimsTests
{
    [Fact]
    public async Task Everything_that_is_known_of_a_person_is_told_to_the_engine()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        var claims = await FindAsync(portal, TestUsers.Ada.Subject);

        Assert.Equal("Ada Lovelace", claims!["name"]!.GetValue<string>());
        Assert.Equal("ada", claims["preferred_username"]!.GetValue<string>());
        Assert.Equal("ada@example.test", claims["email"]!.GetValue<string>());
        Assert.True(claims["email_verified"]!.GetValue<bool>());
        Assert.Equal("Ada", claims["given_name"]!.GetValue<string>());
        Assert.Equal("+44 20 7946 0000", claims["phone_number"]!.GetValue<string>());
        Assert.Equal("London", claims["address"]!["locality"]!.GetValue<string>());
        Assert.Null(claims["sub"]);
    }

    [Theory]
    [InlineData("not an id")]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Nobody_is_known_under_another_subject(string subject)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        Assert.Null(await FindAsync(portal, subject));
    }

    [Fact]
    public async Task A_disabled_account_says_nothing()
    {
        var gone = TestUsers.Grace with { Id = Guid.NewGuid(), Disabled = true };
        await using var portal = await TestPortal.StartAsync(gone);

        Assert.Null(await FindAsync(portal, gone.Subject));
    }

    [Theory]
    [InlineData("""{"sub":"other","email":"other@example.test","email_verified":true,"acr":"phr","amr":["pwd"],"sid":"1","name":"Other","updated_at":7}""")]
    [InlineData("""{"groups":["staff"],"roles":["admin"],"roles#en":["admin"],"email#de":"other@example.test"}""")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_profile_does_not_speak_for_the_portal(string profile)
    {
        var claims = ProfileClaims.ClaimsOf(new PortalUser { UserName = "ada", Name = "Ada", Profile = profile, CreatedAt = FakeClock.Start }, Memberships.None);

        Assert.Equal(["name", "preferred_username", "updated_at"], claims.Select(claim => claim.Key).Order());
        Assert.Equal("Ada", claims["name"]!.GetValue<string>());
        Assert.Equal(FakeClock.Start.ToUnixTimeSeconds(), claims["updated_at"]!.GetValue<long>());
    }

    [Fact]
    public async Task What_apps_are_told_is_as_old_as_its_last_change()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var made = portal.Clock.Now;
        portal.Clock.Advance(TimeSpan.FromHours(1));

        await ChangeAsync(portal, user => user.AccessFailedCount++);
        Assert.Equal(made.ToUnixTimeSeconds(), await UpdatedAtAsync(portal));

        await ChangeAsync(portal, user => user.Name = "Ada King");
        Assert.Equal(portal.Clock.Now.ToUnixTimeSeconds(), await UpdatedAtAsync(portal));
    }

    private static Task<int> ChangeAsync(TestPortal portal, Action<PortalUser> change) => portal.WithDataAsync(async db =>
    {
        change(await db.Users.SingleAsync(TestContext.Current.CancellationToken));
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static async Task<long> UpdatedAtAsync(TestPortal portal) =>
        (await FindAsync(portal, TestUsers.Ada.Subject))!["updated_at"]!.GetValue<long>();

    private static async Task<JsonObject?> FindAsync(TestPortal portal, string subject)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IUserClaims>().FindAsync(subject, TestContext.Current.CancellationToken);
    }
}
