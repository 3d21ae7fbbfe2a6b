using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class TokenListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_works_for_what_it_was_made_for_until_it_is_ended()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var tokens = circuit.Get<IAccountTokens>();

        var made = Assert.IsType<TokenAnswer.Made>(await tokens.CreateAsync(" Backup script ", ["consents"], 30, Cancel));

        var row = Assert.Single((await tokens.ShowAsync(Cancel))!.Tokens);
        Assert.Equal("Backup script", row.Name);
        Assert.Equal(["See your connected apps"], row.Scopes);
        Assert.Equal(portal.Clock.Now.AddDays(30), row.ExpiresAt, TimeSpan.FromSeconds(1));
        Assert.StartsWith("idp_pat_", made.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await portal.WithBearerAsync("/oidc/api/consents/", made.Text)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await portal.WithBearerAsync("/oauth2/userinfo", made.Text)).Status);

        Assert.True(await tokens.RevokeAsync(row.Id, Cancel));
        Assert.False(await tokens.RevokeAsync(row.Id, Cancel));
        Assert.Empty((await tokens.ShowAsync(Cancel))!.Tokens);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.WithBearerAsync("/oidc/api/consents/", made.Text)).Status);
    }

    [Fact]
    public async Task Nobody_sees_or_ends_somebody_elses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        await using var hers = await portal.CircuitAsync(ada);
        await using var other = await portal.CircuitAsync(grace);
        await hers.Get<IAccountTokens>().CreateAsync("Hers", ["openid"], 7, Cancel);
        var id = (await hers.Get<IAccountTokens>().ShowAsync(Cancel))!.Tokens[0].Id;

        Assert.Empty((await other.Get<IAccountTokens>().ShowAsync(Cancel))!.Tokens);
        Assert.False(await other.Get<IAccountTokens>().RevokeAsync(id, Cancel));
        Assert.Single((await hers.Get<IAccountTokens>().ShowAsync(Cancel))!.Tokens);
    }

    [Fact]
    public async Task A_session_that_was_left_open_makes_no_token()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.False((await circuit.Get<IAccountTokens>().ShowAsync(Cancel))!.Fresh);
        Assert.IsType<TokenAnswer.NeedsProof>(await circuit.Get<IAccountTokens>().CreateAsync("Mine", ["openid"], 7, Cancel));
        Assert.Equal(0, await portal.WithDataAsync(db => db.PersonalAccessTokens.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("", "openid", 30, "name")]
    [InlineData("a\u202eb", "openid", 30, "name")]
    [InlineData("Mine", null, 30, "scopes")]
    [InlineData("Mine", "offline_access", 30, "scopes")]
    [InlineData("Mine", "made.up", 30, "scopes")]
    [InlineData("Mine", "openid", 366, null)]
    [InlineData("Mine", "openid", 0, null)]
    public async Task What_cannot_be_asked_for_is_refused(string name, string? scope, int days, string? field)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        var refused = Assert.IsType<TokenAnswer.Refused>(await circuit.Get<IAccountTokens>().CreateAsync(name, scope is null ? [] : [scope], days, Cancel));

        Assert.Equal(field, refused.Field);
        Assert.Equal(0, await portal.WithDataAsync(db => db.PersonalAccessTokens.CountAsync(Cancel)));
    }
}
