using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Consents;
using Portal.Data.Entities;
using Portal.Interactions;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Consents;

[Covers("RFC 6750 §3.1")]
public sealed class ConsentsApiTests
{
    private const string Address = "/oidc/api/consents/";

    private static readonly TestClient Viewer = TestClients.Web with
    {
        Id = "viewer",
        Metadata = TestClients.Web.Metadata with { ClientName = "Viewer", Scope = "openid email offline_access consents", GrantTypes = ["authorization_code", "refresh_token", "client_credentials"] },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Address)]
    [InlineData("/oidc/api/consents")]
    public async Task A_program_sees_what_its_person_shares(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, Viewer, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Grace);
        var tokens = await portal.ConnectAsync(browser, Viewer, "openid consents");
        await portal.ConnectAsync(other, TestClients.Web);

        var answer = await portal.WithBearerAsync(address, tokens["access_token"]!.GetValue<string>());

        var id = await portal.WithDataAsync(db => db.Consents.Where(consent => consent.ClientId == "viewer").Select(consent => consent.Id).SingleAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl?.ToString());
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse($$"""
                {"consents":[{"id":"{{id}}","client_id":"viewer","client_name":"Viewer","scope":"openid consents",
                "created_at":"2030-03-01T12:00:00+00:00","updated_at":"2030-03-01T12:00:00+00:00","last_used_at":"2030-03-01T12:00:00+00:00",
                "released_claims":[{"name":"sub","released_in":"id_token","first_released_at":"2030-03-01T12:00:00+00:00","last_released_at":"2030-03-01T12:00:00+00:00"}]}]}
                """),
                answer.Json),
            answer.Body);
        Assert.Equal(TestPortal.Address, Flow.Payload(tokens["access_token"]!.GetValue<string>())["aud"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_last_use_follows_every_way_of_renewing_access()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, Viewer, TestClients.Native);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var keeping = await portal.ConnectAsync(browser, Viewer, "openid offline_access consents");
        var rotating = await portal.ConnectAsync(browser, TestClients.Native);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.RefreshAsync(TestClients.Native, rotating["refresh_token"]!.GetValue<string>());
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var renewed = await portal.RefreshAsync(Viewer, keeping["refresh_token"]!.GetValue<string>());

        var list = (await portal.WithBearerAsync(Address, renewed["access_token"]!.GetValue<string>())).Json["consents"]!.AsArray();

        Assert.Equal(
            [("viewer", FakeClock.Start.AddDays(6)), ("native", FakeClock.Start.AddDays(3))],
            list.Select(one => (one!["client_id"]!.GetValue<string>(), one["last_used_at"]!.GetValue<DateTimeOffset>())));
        Assert.All(list, one => Assert.Equal(FakeClock.Start, one!["created_at"]!.GetValue<DateTimeOffset>()));
    }

    [Fact]
    public async Task A_personal_access_token_does_as_well()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);

        var wide = await portal.WithBearerAsync(Address, await PersonalTokenAsync(portal, "consents"));
        var narrow = await portal.WithBearerAsync(Address, await PersonalTokenAsync(portal, "openid"));

        Assert.Equal("web", wide.Json["consents"]![0]!["client_id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Forbidden, narrow.Status);
    }

    [Fact]
    public async Task A_token_that_does_not_reach_so_far_is_told_what_it_lacks()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, Viewer);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(browser, Viewer, "openid email");
        var own = await portal.TokenAsync(Viewer, new() { ["grant_type"] = "client_credentials", ["scope"] = "consents" });

        foreach (var token in new[] { tokens, own })
        {
            var answer = await portal.WithBearerAsync(Address, token["access_token"]!.GetValue<string>());
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("insufficient_scope", answer.Error);
            Assert.EndsWith("scope=\"consents\"", answer.Response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_live_token_there_is_nothing_to_see()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, Viewer);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var token = (await portal.ConnectAsync(browser, Viewer, "openid consents"))["access_token"]!.GetValue<string>();

        var none = await portal.WithBearerAsync(Address, null);
        var madeUp = await portal.WithBearerAsync(Address, "made.up.token");
        var cookie = await browser.GetAsync(Address);
        await portal.WithDataAsync(async db => await db.Users.ExecuteUpdateAsync(user => user.SetProperty(row => row.DisabledAt, portal.Clock.Now), Cancel));
        var disabled = await portal.WithBearerAsync(Address, token);

        Assert.Equal($"Bearer realm=\"{TestPortal.Address}\"", none.Response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("invalid_token", madeUp.Error);
        Assert.Equal(HttpStatusCode.Unauthorized, cookie.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, disabled.Status);
    }

    [Fact]
    public async Task The_scope_is_announced_and_has_words()
    {
        await using var portal = await TestPortal.StartAsync(new TestScope("consents", "Something else", "https://api.example.test"));

        var metadata = (await portal.WithBearerAsync("/.well-known/openid-configuration", null)).Json;

        Assert.Single(metadata["scopes_supported"]!.AsArray(), scope => scope!.GetValue<string>() == "consents");
        Assert.Equal(
            "See your connected apps",
            ScopeWords.Of(PortalScopes.Consents, new Dictionary<string, (string, string)>(), ScopeSet.Empty, ScopeSet.Empty).Title);
    }

    private static async Task<string> PersonalTokenAsync(TestPortal portal, string scope)
    {
        var text = PersonalAccessTokenText.Create();
        await portal.WithDataAsync(db =>
        {
            db.PersonalAccessTokens.Add(new PersonalAccessTokenRow
            {
                Id = Guid.NewGuid(),
                HandleHash = HandleHash.Of(text),
                UserId = TestUsers.Ada.Id,
                Name = "Test",
                Scope = scope,
                CreatedAt = portal.Clock.Now,
                ExpiresAt = portal.Clock.Now.AddDays(1),
            });
            return db.SaveChangesAsync(Cancel);
        });
        return text;
    }
}
