using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>A scope that is deleted is taken from everybody who had it.</summary>
public sealed class ScopeRemovalTests(PostgresCluster cluster)
{
    private const string Everything = "openid offline_access api.read api.read.all it's+more";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "api.read", "openid offline_access api.read.all it's+more")]
    [InlineData(false, "it's+more", "openid offline_access api.read api.read.all")]
    [InlineData(true, "api.read", "openid offline_access api.read.all it's+more")]
    [InlineData(true, "it's+more", "openid offline_access api.read api.read.all")]
    public async Task A_refresh_narrows_and_a_new_scope_of_the_same_name_is_not_had_by_what_was_agreed_before(bool onPostgres, string name, string left)
    {
        await using var portal = await StartAsync(onPostgres);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(ada, ScopeCase.Client, Everything);
        Assert.Equal(Everything, tokens["scope"]!.GetValue<string>());
        await AddTokenAsync(portal);

        Assert.Equal(ScopeAnswer.Done, await portal.AskScopesAsync(scopes => scopes.DeleteAsync(name, Cancel)));

        var refresh = tokens["refresh_token"]!.GetValue<string>();
        Assert.Equal(left, (await portal.RefreshAsync(ScopeCase.Client, refresh))["scope"]!.GetValue<string>());
        Assert.Contains("error=invalid_scope", (await ada.GetAsync(AppFlow.Ask(ScopeCase.Client, name))).Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Equal(left, await portal.WithDataAsync(db => db.Grants.Select(row => row.Scope).SingleAsync(Cancel)));
        Assert.Equal(left, await portal.WithDataAsync(db => db.Consents.Select(row => row.Scope).SingleAsync(Cancel)));
        Assert.Equal(left, await portal.WithDataAsync(db => db.PersonalAccessTokens.Select(row => row.Scope).SingleAsync(Cancel)));

        await portal.AskScopesAsync(scopes => scopes.CreateAsync(New(name), Cancel));
        Assert.Equal(left, (await portal.RefreshAsync(ScopeCase.Client, refresh))["scope"]!.GetValue<string>());
        Assert.Equal(0, (await portal.AskScopesAsync(scopes => scopes.ShowAsync(name, Cancel)))!.ClientCount);
    }

    [Fact]
    public async Task Only_clients_that_had_it_change_and_it_is_told_how_many()
    {
        var other = TestClients.Native with { Metadata = TestClients.Native.Metadata with { ClientName = "api.read", Scope = "openid api.read.all" } };
        await using var portal = await StartAsync(onPostgres: false, other);
        Assert.Equal(1, (await portal.AskScopesAsync(scopes => scopes.ShowAsync("api.read", Cancel)))!.ClientCount);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        await portal.AskScopesAsync(scopes => scopes.DeleteAsync("api.read", Cancel));

        Assert.Equal([ScopeCase.Client.Id], await portal.WithDataAsync(db => db.Clients.Where(row => row.UpdatedAt == portal.Clock.Now).Select(row => row.ClientId).ToListAsync(Cancel)));
        var details = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "scope.deleted").Select(row => row.Details).SingleAsync(Cancel));
        Assert.Contains("\"clients\":\"1\"", details, StringComparison.Ordinal);
    }

    private static ScopeInput New(string name) => new(name, "Words", null, [], [], new Dictionary<string, ScopeTranslation>());

    private static Task<int> AddTokenAsync(TestPortal portal) => portal.WithDataAsync(db =>
    {
        db.PersonalAccessTokens.Add(new PersonalAccessTokenRow
        {
            Id = Guid.NewGuid(),
            HandleHash = HandleHash.Of("token"),
            UserId = TestUsers.Ada.Id,
            Name = "Token",
            Scope = Everything,
            CreatedAt = portal.Clock.Now,
            ExpiresAt = portal.Clock.Now.AddDays(1),
        });
        return db.SaveChangesAsync(Cancel);
    });

    private async Task<TestPortal> StartAsync(bool onPostgres, params ITestSeed[] more) => await TestPortal.StartAsync(
        onPostgres ? await ScopeCase.OnPostgresAsync(cluster) : [],
        [TestUsers.Admin, TestUsers.Ada, ScopeCase.Client, .. more, new TestScope("api.read", "One"), new TestScope("api.read.all", "Two"), new TestScope("it's+more", "Three")]);
}
