using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Clients;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Clients that administrators make: by the wizard, as copies, from files.</summary>
public sealed class NewClientTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ClientTemplate.WebServer, ClientKind.WebServer, "https://a.test/cb", true)]
    [InlineData(ClientTemplate.SinglePage, ClientKind.SinglePage, "https://a.test/", false)]
    [InlineData(ClientTemplate.Native, ClientKind.Native, "com.example.app:/cb", false)]
    [InlineData(ClientTemplate.Native, ClientKind.Native, "http://127.0.0.1/cb", false)]
    [InlineData(ClientTemplate.McpClient, ClientKind.Native, null, false)]
    [InlineData(ClientTemplate.Device, ClientKind.Device, null, false)]
    [InlineData(ClientTemplate.Machine, ClientKind.Machine, null, true)]
    public async Task Each_kind_begins_with_what_is_safe(ClientTemplate template, ClientKind kind, string? redirect, bool secret)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        var described = ClientTemplates.Of(template);
        if (redirect is not null) described["redirect_uris"] = new JsonArray(redirect);

        var made = await CreateAsync(portal, described);

        Assert.Empty(made.Faults);
        Assert.Equal(secret, made.Secret is not null);
        var shown = (await portal.ClientAsync(made.ClientId!))!;
        Assert.Equal((kind, ClientSource.Administrator), (shown.Line.Kind, shown.Line.Source));
        Assert.Equal(("oauth21", true), (shown.Metadata["x_profile"]!.ToString(), shown.Metadata["x_require_pkce"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_new_client_gets_tokens_with_its_secret_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        var made = await CreateAsync(portal, ClientTemplates.Of(ClientTemplate.Machine));

        var tokens = await portal.TokenAsync(new(made.ClientId!, new()) { Secret = made.Secret }, new() { ["grant_type"] = "client_credentials" });
        Assert.True(tokens.ContainsKey("access_token"));
        Assert.True(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.Kind == "client.created" && row.ClientId == made.ClientId, Cancel)));
    }

    [Fact]
    public async Task A_web_apps_wizard_refuses_an_apps_address_and_makes_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        var described = ClientTemplates.Of(ClientTemplate.WebServer);
        described["redirect_uris"] = new JsonArray("com.example.app:/cb");

        var made = await CreateAsync(portal, described);

        Assert.Equal("redirect_uris", Assert.Single(made.Faults).Member);
        Assert.Equal(0, await portal.WithDataAsync(db => db.Clients.CountAsync(Cancel)));
    }

    [Fact]
    public async Task An_export_comes_back_under_another_id_without_what_was_secret()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestClients.Web);
        var file = JsonNode.Parse(ClientTemplates.Export((await portal.ClientAsync(TestClients.Web.Id))!))!.AsObject();
        Assert.DoesNotContain(file, member => member.Key.StartsWith("client_secret", StringComparison.Ordinal));

        Assert.True((await AtNewAsync(portal, page => page.CheckAsync(file, Cancel))).Taken);
        Assert.True((await CreateAsync(portal, file)).Taken);
        file["client_id"] = "moved";
        file["client_secret"] = "a-secret-of-another-portal-that-is-not-taken";
        var made = await CreateAsync(portal, file);

        Assert.Equal("moved", made.ClientId);
        Assert.NotEqual("a-secret-of-another-portal-that-is-not-taken", made.Secret);
        Assert.True(JsonNode.DeepEquals((await portal.ClientAsync(TestClients.Web.Id))!.Metadata, (await portal.ClientAsync("moved"))!.Metadata));
    }

    [Theory]
    [InlineData("client_id", "\"caf\\u00e9\"")]
    [InlineData("client_id", "1")]
    [InlineData("x_root", "true")]
    [InlineData("redirect_uris", "[\"javascript:alert(1)\"]")]
    [InlineData("jwks", """{"keys":[{"kty":"RSA","d":"private"}]}""")]
    public async Task A_file_with_something_wrong_is_refused_before_anything_is_made(string member, string value)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        var file = ClientTemplates.Of(ClientTemplate.WebServer);
        file["redirect_uris"] = new JsonArray("https://a.test/");
        file[member] = JsonNode.Parse(value);

        Assert.Contains((await AtNewAsync(portal, page => page.CheckAsync(file, Cancel))).Faults, fault => fault.Member == member);
        Assert.Null((await CreateAsync(portal, file)).ClientId);
        Assert.Equal(0, await portal.WithDataAsync(db => db.Clients.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_who_make_the_same_client_at_once_one_does(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres);
        var file = ClientTemplates.Of(ClientTemplate.Machine);
        file["client_id"] = "same";

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CreateAsync(portal, file.DeepClone().AsObject()), Cancel)));

        Assert.Single(made, one => one.ClientId == "same" && one.Secret is not null);
        Assert.Equal(3, made.Count(one => one.Taken));
        Assert.Single((await portal.ClientAsync("same"))!.Secrets);
    }

    private static Task<ClientCreated> CreateAsync(TestPortal portal, JsonObject described) => AtNewAsync(portal, page => page.CreateAsync(described, Cancel));

    private static async Task<ClientCreated> AtNewAsync(TestPortal portal, Func<IAdminNewClient, Task<Allowed<ClientCreated>>> step)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        return (await step(circuit.Get<IAdminNewClient>())).Answer!;
    }
}
