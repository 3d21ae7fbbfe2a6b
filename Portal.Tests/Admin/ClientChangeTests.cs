using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>What administrators do to clients, on both databases.</summary>
public sealed class ClientChangeTests(PostgresCluster cluster)
{
    private static readonly TestClient Web = TestClients.Web;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_counts_at_once_and_is_told_with_before_and_after(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestUsers.Ada, Web);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var moved = Web with { Metadata = Web.Metadata with { RedirectUris = ["https://new.example.test/callback"] } };
        Assert.NotEqual(HttpStatusCode.SeeOther, (await ada.GetAsync(AppFlow.Ask(moved, "openid"))).StatusCode);

        var seen = (await portal.ClientAsync(Web.Id))!;
        Assert.Equal(ClientSaved.Saved, (await portal.SaveAsync(seen, "redirect_uris", new JsonArray(moved.RedirectUri))).Result);

        Assert.Equal(HttpStatusCode.SeeOther, (await ada.GetAsync(AppFlow.Ask(moved, "openid"))).StatusCode);
        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "client.changed", Cancel));
        Assert.Equal((TestUsers.Admin.Id, Web.Id), (told.ActorId, told.ClientId));
        var change = Assert.Single(JsonSerializer.Deserialize<Dictionary<string, string>>(told.Details!)!);
        Assert.Equal(("redirect_uris", $"{Web.RedirectUri} → {moved.RedirectUri}"), (change.Key, change.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_who_save_at_once_one_learns_that_the_other_did(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, Web);
        var seen = (await portal.ClientAsync(Web.Id))!;

        var answers = await Task.WhenAll(
            Task.Run(() => portal.SaveAsync(seen, "client_name", "One"), Cancel),
            Task.Run(() => portal.SaveAsync(seen, "client_name", "Other"), Cancel));

        Assert.Equal([ClientSaved.Saved, ClientSaved.Stale], answers.Select(answer => answer.Result).Order());
        Assert.Equal(ClientSaved.Stale, (await portal.SaveAsync(seen, "client_name", "Late")).Result);
        Assert.NotEqual("Late", (await portal.ClientAsync(Web.Id))!.Line.Name);
        Assert.Equal(ClientSaved.Gone, (await portal.AtClientAsync(changes => changes.SaveAsync("nobody", seen.UpdatedAt, [], Cancel))).Answer!.Result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_is_wrong_is_kept_and_a_long_change_still_fits_the_log(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, Web);
        var seen = (await portal.ClientAsync(Web.Id))!;

        var refused = await portal.SaveAsync(seen, "redirect_uris", new JsonArray("javascript:alert(1)"));
        Assert.Equal((ClientSaved.Faulty, "redirect_uris"), (refused.Result, Assert.Single(refused.Faults).Member));
        Assert.Equal(seen.UpdatedAt, (await portal.ClientAsync(Web.Id))!.UpdatedAt);

        var many = new JsonArray([.. Enumerable.Range(0, 20).Select(i => (JsonNode)$"https://{i}.example.test/{new string('x', 1000)}")]);
        var metadata = seen.Metadata.DeepClone().AsObject();
        (metadata["redirect_uris"], metadata["default_acr_values"], metadata["contacts"]) = (many, new JsonArray(new string('ü', 5000)), new JsonArray(new string('é', 250)));
        Assert.Equal(ClientSaved.Saved, (await portal.AtClientAsync(client => client.SaveAsync(Web.Id, seen.UpdatedAt, metadata, Cancel))).Answer!.Result);
        var details = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "client.changed").Select(row => row.Details).SingleAsync(Cancel));
        var changes = JsonSerializer.Deserialize<Dictionary<string, string>>(details!)!;
        Assert.Equal(["contacts", "default_acr_values", "redirect_uris"], changes.Keys.Order());
        Assert.EndsWith("…", changes["redirect_uris"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_is_switched_off_is_refused_everywhere_until_it_is_switched_on(bool onPostgres)
    {
        var machine = new TestClient("machine", new() { GrantTypes = ["client_credentials"], ResponseTypes = [], Scope = "openid" }) { Secret = "machine-secret-of-more-than-32-characters" };
        var api = new TestClient("api", new() { GrantTypes = [], ResponseTypes = [], Resources = [TestPortal.Address] }) { Secret = "api-secret-of-more-than-32-characters" };
        await using var portal = await cluster.StartAsync(onPostgres, TestUsers.Ada, Web, machine, api);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(ada, Web);
        var access = tokens["access_token"]!.ToString();
        Assert.True(await portal.IsActiveAsync(api, access));
        Assert.Equal(new ClientUse(1, 1, 1), (await portal.ClientAsync(Web.Id))!.Use);

        foreach (var client in new[] { Web, machine }) Assert.Equal(ClientChange.Done, (await portal.AtClientAsync(changes => changes.DisableAsync(client.Id, Cancel))).Answer);

        Assert.Equal(HttpStatusCode.BadRequest, (await ada.GetAsync(AppFlow.Ask(Web, "openid"))).StatusCode);
        Assert.Equal("invalid_client", (await portal.RefreshAsync(Web, tokens["refresh_token"]!.ToString()))["error"]!.ToString());
        Assert.Equal("invalid_client", (await portal.TokenAsync(machine, new() { ["grant_type"] = "client_credentials" }))["error"]!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(tokens));
        Assert.False(await portal.IsActiveAsync(api, access));
        foreach (var path in new[] { "/oauth2/introspect", "/oauth2/revoke" }) Assert.Equal("invalid_client", (await portal.ManageAsync(path, Web, access))["error"]!.ToString());

        Assert.Equal(ClientChange.Done, (await portal.AtClientAsync(changes => changes.EnableAsync(Web.Id, Cancel))).Answer);
        Assert.Equal(HttpStatusCode.OK, await portal.UserInfoAsync(tokens));
        Assert.NotNull((await portal.RefreshAsync(Web, tokens["refresh_token"]!.ToString()))["access_token"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_a_client_goes_everything_that_it_held(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestUsers.Ada, Web, TestClients.Native);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var tokens = await portal.ConnectAsync(ada, Web);
        var others = await portal.ConnectAsync(ada, TestClients.Native);

        Assert.Equal(ClientChange.Done, (await portal.AtClientAsync(changes => changes.DeleteAsync(Web.Id, Cancel))).Answer);
        Assert.Equal(ClientChange.Gone, (await portal.AtClientAsync(changes => changes.DeleteAsync(Web.Id, Cancel))).Answer);

        Assert.Null(await portal.ClientAsync(Web.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, await portal.UserInfoAsync(tokens));
        Assert.Equal(HttpStatusCode.OK, await portal.UserInfoAsync(others));
        Assert.Equal([TestClients.Native.Id], await portal.WithDataAsync(db => db.Consents.Select(consent => consent.ClientId).ToListAsync(Cancel)));
        Assert.Equal([TestClients.Native.Id], await portal.WithDataAsync(db => db.RefreshTokens.Select(token => token.Grant.ClientId).Distinct().ToListAsync(Cancel)));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/account/activity")).StatusCode);
        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "client.deleted", Cancel));
        Assert.Equal("""{"name":"Web app","people":"1","grants":"1"}""", told.Details);
    }

    [Fact]
    public async Task Keys_at_an_address_are_looked_at_as_they_are_now()
    {
        var signing = new TestClient("signing", new() { RedirectUris = ["https://a.test/"], JwksUri = "https://a.test/keys" });
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, signing);
        Assert.Equal("jwks_uri cannot be read, or has no JSON object", (await KeysAsync(portal))!.Fault);

        portal.Outside.Answer("https://a.test/keys", HttpStatusCode.OK, new StringContent("""{"keys":[{"kty":"EC","kid":"k","use":"sig","d":"c2VjcmV0"}]}"""));
        var read = (await KeysAsync(portal))!;

        Assert.Equal(new ClientKeyLine("k", "EC", "sig", Alg: null), Assert.Single(read.Keys));
        Assert.StartsWith("jwks has a key (at 1) with the private member d", read.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_that_was_kept_is_shown_to_nobody()
    {
        var careless = new TestClient("careless", new() { RedirectUris = ["https://a.test/"], Jwks = JsonNode.Parse("""{"keys":[{"kty":"oct","kid":"mine","k":"c2VjcmV0"}]}""")!.AsObject() });
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Auditor, careless);

        var shown = (await portal.ClientAsync(careless.Id, TestUsers.Auditor))!;

        Assert.Equal("mine", Assert.Single(shown.Keys).Kid);
        Assert.DoesNotContain("c2VjcmV0", shown.Metadata.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<ClientKeys?> KeysAsync(TestPortal portal)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        return (await circuit.Get<IAdminClient>().ReadKeysAsync("signing", Cancel)).Answer;
    }
}
