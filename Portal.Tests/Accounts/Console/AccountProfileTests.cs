using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class AccountProfileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact, Covers("Core §5.4")]
    public async Task What_is_changed_reaches_apps_with_the_time_of_the_change()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web, "openid profile address phone");
        await using var circuit = await portal.CircuitAsync(browser);
        portal.Clock.Advance(TimeSpan.FromMinutes(3));

        await SaveAsync(circuit.Get<IAccountProfile>(), ("nickname", "Countess"), ("address.locality", "Ockham"), ("phone_number", "+44 20 7946 0001"), ("locale", ""));

        var told = await UserInfoAsync(portal, tokens);
        Assert.Equal("Countess", told["nickname"]!.GetValue<string>());
        Assert.Equal("Lovelace", told["family_name"]!.GetValue<string>());
        Assert.Equal("Ockham", told["address"]!["locality"]!.GetValue<string>());
        Assert.Equal("GB", told["address"]!["country"]!.GetValue<string>());
        Assert.False(told["phone_number_verified"]!.GetValue<bool>());
        Assert.False(told.ContainsKey("locale"));
        Assert.Equal(portal.Clock.Now.ToUnixTimeSeconds(), told["updated_at"]!.GetValue<long>());
        Assert.Equal("account.changed", await portal.WithDataAsync(db => db.SecurityEvents.OrderByDescending(row => row.Id).Select(row => row.Kind).FirstAsync(Cancel)));
    }

    [Fact]
    public async Task A_new_email_address_is_not_a_checked_one_and_needs_fresh_proof()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var profile = circuit.Get<IAccountProfile>();

        Assert.IsType<ProfileAnswer.Refused>(await SaveAsync(profile, ("email", TestUsers.Grace.Email.ToUpperInvariant())));
        Assert.IsType<ProfileAnswer.Saved>(await SaveAsync(profile, ("email", "countess@example.test")));
        Assert.False((await profile.ShowAsync(Cancel))!.EmailVerified);

        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<ProfileAnswer.NeedsProof>(await SaveAsync(profile, ("email", "thief@example.test")));
        Assert.IsType<ProfileAnswer.Saved>(await SaveAsync(profile, ("nickname", "Ada")));
        Assert.Equal("countess@example.test", (await profile.ShowAsync(Cancel))!.Fields["email"]);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "Ada\u202eecalevoL")]
    [InlineData("nickname", "a\u0007b")]
    [InlineData("email", "not an address")]
    [InlineData("picture", "http://plain.example.test/me.png")]
    [InlineData("picture", "javascript:alert(1)")]
    [InlineData("picture", "https://user:secret@example.test/me.png")]
    [InlineData("website", "javascript:alert(1)")]
    [InlineData("birthdate", "10/12/1815")]
    [InlineData("locale", "english!")]
    [InlineData("zoneinfo", "../../etc/passwd")]
    [InlineData("phone_number", "call me")]
    public async Task What_a_field_cannot_hold_is_refused_and_nothing_is_changed(string field, string value)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        var refused = Assert.IsType<ProfileAnswer.Refused>(await SaveAsync(circuit.Get<IAccountProfile>(), (field, value), ("gender", "female")));

        Assert.Equal([field], refused.Problems.Keys);
        Assert.Equal("", (await circuit.Get<IAccountProfile>().ShowAsync(Cancel))!.Fields["gender"]);
    }

    [Fact]
    public async Task A_profile_says_nothing_that_it_has_no_field_for()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, TestClients.Web, "openid profile email");
        await using var circuit = await portal.CircuitAsync(browser);

        await SaveAsync(circuit.Get<IAccountProfile>(), ("sub", "somebody-else"), ("email_verified", "true"), ("updated_at", "1"), ("birthdate", "0000-12-10"), ("zoneinfo", "Europe/London"));

        var told = await UserInfoAsync(portal, tokens);
        Assert.Equal(TestUsers.Ada.Subject, told["sub"]!.GetValue<string>());
        Assert.Equal("0000-12-10", told["birthdate"]!.GetValue<string>());
        Assert.Equal("Europe/London", told["zoneinfo"]!.GetValue<string>());
        Assert.True(told["updated_at"]!.GetValue<long>() > 1);
    }

    private static async Task<ProfileAnswer> SaveAsync(IAccountProfile profile, params (string Field, string Value)[] changes)
    {
        var fields = new Dictionary<string, string>((await profile.ShowAsync(Cancel))!.Fields);
        foreach (var (field, value) in changes) fields[field] = value;
        return await profile.SaveAsync(fields, Cancel);
    }

    private static async Task<JsonObject> UserInfoAsync(TestPortal portal, JsonObject tokens) =>
        (await portal.WithBearerAsync("/oauth2/userinfo", tokens["access_token"]!.GetValue<string>())).Json;
}
