using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Client.Contracts.Admin;
using Portal.OpenId;
using Portal.OpenId.Keys;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>What administrators do to the signing keys.</summary>
public sealed class KeyTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_signs_is_revoked_with_all_that_it_signed_and_the_next_one_signs_at_once(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(ada, TestClients.Web);
        Assert.Equal(portal.Clock.Now.AddDays(1), await AskAsync(portal, keys => keys.RotateAsync(Cancel)));
        var (stolen, next) = (await KidAsync(portal, KeyLife.Signing), await KidAsync(portal, KeyLife.Next));
        await ExpectAcceptedAsync(portal, ada, tokens);

        Assert.True(await AskAsync(portal, keys => keys.RevokeAsync(stolen, Cancel)));

        Assert.DoesNotContain(stolen, await PublishedAsync(portal), StringComparison.Ordinal);
        await ExpectRefusedAsync(portal, ada, tokens);
        var fresh = await portal.RefreshAsync(TestClients.Web, Text(tokens, "refresh_token"));
        Assert.Equal(next, Flow.Header(Text(fresh, "access_token"))["kid"]!.GetValue<string>());
        await ExpectAcceptedAsync(portal, ada, fresh);
        Assert.False(await AskAsync(portal, keys => keys.RevokeAsync(stolen, Cancel)));
        await ExpectToldAsync(portal, "key.rotated", "key.revoked");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retired_key_is_revoked_with_all_that_it_signed(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        await AskAsync(portal, keys => keys.RotateAsync(Cancel));
        portal.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(ada, TestClients.Web);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var (retired, signing) = (await KidAsync(portal, KeyLife.Retired), await KidAsync(portal, KeyLife.Signing));
        await ExpectAcceptedAsync(portal, ada, tokens);

        Assert.True(await AskAsync(portal, keys => keys.RevokeAsync(retired, Cancel)));

        Assert.DoesNotContain(retired, await PublishedAsync(portal), StringComparison.Ordinal);
        await ExpectRefusedAsync(portal, ada, tokens);
        Assert.Equal(signing, await KidAsync(portal, KeyLife.Signing));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_next_key_is_revoked_and_never_signs(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        await AskAsync(portal, keys => keys.RotateAsync(Cancel));
        var (signing, next) = (await KidAsync(portal, KeyLife.Signing), await KidAsync(portal, KeyLife.Next));
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(ada, TestClients.Web);

        Assert.True(await AskAsync(portal, keys => keys.RevokeAsync(next, Cancel)));

        Assert.DoesNotContain(next, await PublishedAsync(portal), StringComparison.Ordinal);
        await ExpectAcceptedAsync(portal, ada, tokens);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(signing, await KidAsync(portal, KeyLife.Signing));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_nodes_that_revoke_one_key_at_once_one_does_and_it_is_told_once(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        using var other = OtherNode(portal);
        var stolen = await KidAsync(portal, KeyLife.Signing);

        var answers = await Task.WhenAll(
            Task.Run(() => AskAsync(portal, keys => keys.RevokeAsync(stolen, Cancel)), Cancel),
            Task.Run(async () => (bool?)await other.RevokeAsync(stolen, Cancel), Cancel));

        Assert.Single(answers, true);
        Assert.Single(await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "key.revoked").ToListAsync(Cancel)));
        Assert.NotEqual(stolen, await KidAsync(portal, KeyLife.Signing));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_two_nodes_revoke_a_key_and_the_one_that_would_follow_it_at_once_a_third_signs(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        using var other = OtherNode(portal);
        await AskAsync(portal, keys => keys.RotateAsync(Cancel));
        var (stolen, next) = (await KidAsync(portal, KeyLife.Signing), await KidAsync(portal, KeyLife.Next));

        await Task.WhenAll(
            Task.Run(() => AskAsync(portal, keys => keys.RevokeAsync(stolen, Cancel)), Cancel),
            Task.Run(() => other.RevokeAsync(next, Cancel), Cancel));

        Assert.DoesNotContain(await KidAsync(portal, KeyLife.Signing), new[] { stolen, next });
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await ExpectAcceptedAsync(portal, ada, await portal.ConnectAsync(ada, TestClients.Web));
    }

    [Fact]
    public async Task Another_node_lets_a_key_that_was_brought_forward_sign_within_a_minute()
    {
        await using var portal = await StartAsync(onPostgres: false);
        using var other = OtherNode(portal);
        await AskAsync(portal, keys => keys.RotateAsync(Cancel));
        var (stolen, next) = (await KidAsync(portal, KeyLife.Signing), await KidAsync(portal, KeyLife.Next));
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(ada, TestClients.Web);

        Assert.True(await other.RevokeAsync(stolen, Cancel));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.DoesNotContain(stolen, await PublishedAsync(portal), StringComparison.Ordinal);
        Assert.Equal(next, Flow.Header(Text(await portal.ConnectAsync(ada, TestClients.Web), "access_token"))["kid"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_auditor_sees_the_keys_and_changes_none()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Auditor);
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        var keys = circuit.Get<IAdminKeys>();

        var seen = (await keys.ListAsync(Cancel)).Answer!;

        Assert.Equal(["ES256", "PS256", "RS256"], seen.Select(key => key.Algorithm));
        Assert.Equal(AdminRefusal.Forbidden, (await keys.RevokeAsync(seen[0].Kid, Cancel)).Refusal);
        Assert.Equal(AdminRefusal.Forbidden, (await keys.RotateAsync(Cancel)).Refusal);
        Assert.Equal(seen, (await keys.ListAsync(Cancel)).Answer!);
    }

    private static KeyRing OtherNode(TestPortal portal) =>
        new(portal.Services.GetRequiredService<ISigningKeyStore>(), portal.Clock, portal.Services.GetRequiredService<IOptions<OpenIdOptions>>());

    private static async Task<T> AskAsync<T>(TestPortal portal, Func<IAdminKeys, Task<Allowed<T>>> call)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        var allowed = await call(circuit.Get<IAdminKeys>());
        Assert.Null(allowed.Refusal);
        return allowed.Answer!;
    }

    private static async Task<string> KidAsync(TestPortal portal, KeyLife life) =>
        (await AskAsync(portal, keys => keys.ListAsync(Cancel))).Single(key => key.Algorithm == "RS256" && key.Life == life).Kid;

    private static async Task<string> PublishedAsync(TestPortal portal)
    {
        using var http = portal.Backchannel;
        return await http.GetStringAsync("/.well-known/jwks.json", Cancel);
    }

    private static Task ExpectAcceptedAsync(TestPortal portal, TestBrowser browser, JsonObject tokens) => ExpectAsync(portal, browser, tokens, HttpStatusCode.OK, active: true, "code=");

    private static Task ExpectRefusedAsync(TestPortal portal, TestBrowser browser, JsonObject tokens) =>
        ExpectAsync(portal, browser, tokens, HttpStatusCode.Unauthorized, active: false, "error=invalid_request");

    private static async Task ExpectAsync(TestPortal portal, TestBrowser browser, JsonObject tokens, HttpStatusCode userInfo, bool active, string hinted)
    {
        Assert.Equal(userInfo, await portal.UserInfoAsync(tokens));
        Assert.Equal(active, await portal.IsActiveAsync(TestClients.Web, Text(tokens, "access_token")));
        var answer = await browser.GetAsync(AppFlow.Ask(TestClients.Web, "openid email offline_access") + "&id_token_hint=" + Text(tokens, "id_token"));
        Assert.Contains(hinted, answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    private static async Task ExpectToldAsync(TestPortal portal, params string[] kinds)
    {
        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind.StartsWith("key.")).OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal(kinds, told.Select(row => row.Kind));
        Assert.All(told, row => Assert.Equal(TestUsers.Admin.Id, row.ActorId));
    }

    private static string Text(JsonObject tokens, string member) => tokens[member]!.GetValue<string>();

    private async Task<TestPortal> StartAsync(bool onPostgres)
    {
        TestSettings settings = onPostgres
            ? new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }
            : [];
        return await TestPortal.StartAsync(settings, TestUsers.Admin, TestUsers.Ada, TestClients.Web);
    }
}
