using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Client.Pages.Admin;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class NewClientPageTests : ComponentContext, IAdminNewClient, IAdminClient
{
    private ClientCreated _answer = new("made-id") { Secret = "made-secret" };
    private JsonObject? _described;

    public NewClientPageTests()
    {
        Services.AddSingleton<IAdminNewClient>(this).AddSingleton<IAdminClient>(this);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_web_app_is_made_and_its_secret_is_shown_once()
    {
        var page = Render<AdminNewClientPage>();
        await page.Find(ById("new-WebServer")).ClickAsync();
        await page.Find(ById("member-client_name")).ChangeAsync("Notes");
        await page.Find(ById("member-redirect_uris")).ChangeAsync("https://a.test/cb");
        await page.Find(ById("member-scope-email")).ChangeAsync(false);
        await page.Find(ById("new-form")).SubmitAsync();

        Assert.Equal(
            """{"application_type":"web","token_endpoint_auth_method":"client_secret_basic","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"scope":"openid profile","client_name":"Notes","redirect_uris":["https://a.test/cb"]}""",
            _described!.ToJsonString());
        Assert.Equal(("made-id", "made-secret"), (page.Find(ById("new-client-id")).GetAttribute("value"), page.Find(ById("secret-text")).GetAttribute("value")));
        await page.Find(ById("secret-done")).ClickAsync();
        Assert.DoesNotContain("made-secret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_is_asked_for_no_address_and_for_no_scope_about_people()
    {
        var page = Render<AdminNewClientPage>();
        await page.Find(ById("new-Machine")).ClickAsync();

        Assert.Empty(page.FindAll(ById("member-redirect_uris")));
        Assert.Empty(page.FindAll(ById("member-scope-openid")));
        Assert.NotEmpty(page.FindAll(ById("member-scope-api.read")));
    }

    [Fact]
    public async Task A_file_is_looked_over_first_and_a_taken_id_makes_way_for_another()
    {
        _answer = new(ClientId: null) { Taken = true, Faults = [new("jwks", "jwks is not a set of 1 to 50 keys")] };
        var page = Render<AdminNewClientPage>();
        await page.Find(ById("new-import")).ClickAsync();
        await page.Find(ById("import-json")).ChangeAsync("[1]");
        await page.Find(ById("import-form")).SubmitAsync();
        Assert.Equal("That is not a JSON object.", page.Find(ById("new-said")).TextContent);

        await page.Find(ById("import-json")).ChangeAsync("""{"client_id":"old","client_name":"Notes","jwks_uri":"https://a.test/keys"}""");
        await page.Find(ById("import-form")).SubmitAsync();
        Assert.Equal("There is a client with this id already.", page.Find(ById("new-said")).TextContent);
        Assert.Contains("jwks is not a set of 1 to 50 keys", page.Find(ById("import-faults")).TextContent, StringComparison.Ordinal);

        _answer = new("made-id");
        await page.Find(ById("import-other")).ChangeAsync(true);
        await page.Find(ById("import-form")).SubmitAsync();
        await page.Find(ById("new-form")).SubmitAsync();
        Assert.Equal("""{"client_name":"Notes","jwks_uri":"https://a.test/keys"}""", _described!.ToJsonString());
    }

    [Fact]
    public void A_copy_begins_with_what_the_other_has()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/clients/new?copy=notes");

        var page = Render<AdminNewClientPage>();

        Assert.Equal("Notes (copy)", page.Find(ById("member-client_name")).GetAttribute("value"));
    }

    Task<Allowed<ScopeOffer>> IAdminNewClient.ScopesAsync(CancellationToken cancel) =>
        Task.FromResult(Allowed.Of(new ScopeOffer(["openid", "profile", "email"], ["api.read"])));

    Task<Allowed<ClientCreated>> IAdminNewClient.CheckAsync(JsonObject registration, CancellationToken cancel) => Task.FromResult(Allowed.Of(_answer));

    Task<Allowed<ClientCreated>> IAdminNewClient.CreateAsync(JsonObject registration, CancellationToken cancel)
    {
        _described = registration;
        return Task.FromResult(Allowed.Of(_answer));
    }

    Task<Allowed<ClientKeys?>> IAdminClient.ReadKeysAsync(string clientId, CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<ClientKeys?>(new([new("k1", "EC", "sig", "ES256")], Fault: "jwks has a key (at 2) with the private member d")));

    Task<Allowed<ClientDetails?>> IAdminClient.ShowAsync(string clientId, CancellationToken cancel) => Task.FromResult(Allowed.Of<ClientDetails?>(
        new(new(clientId, "Notes", ClientKind.WebServer, ClientSource.Administrator, Enabled: true, Clock.Now), Clock.Now, [])
        {
            Choices = new Dictionary<string, IReadOnlyList<string>>(),
            Secrets = [],
            NeedsSecret = true,
            Keys = [],
            Use = new(0, 0, 0),
        }));
}
