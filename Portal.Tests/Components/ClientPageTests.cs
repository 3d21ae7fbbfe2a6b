using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Clients;
using Portal.Client.Contracts.Admin;
using Portal.Client.Pages.Admin;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class ClientPageTests : ComponentContext, IAdminClient, IAdminClientChanges, IAdminClientLogo
{
    private readonly List<string> _done = [];
    private JsonObject _metadata = new() { ["client_name"] = "Notes", ["redirect_uris"] = new JsonArray("https://a.test/cb"), ["grant_types"] = new JsonArray("authorization_code"), ["client_name#de"] = "Notizen", ["require_auth_time"] = false };
    private ClientSave _answer = new(ClientSaved.Saved);
    private JsonObject? _saved;

    public ClientPageTests()
    {
        Services.AddSingleton<IAdminClient>(this).AddSingleton<IAdminClientChanges>(this).AddSingleton<IAdminClientLogo>(this);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Every_member_of_the_metadata_has_a_field_with_words_and_its_standard_name()
    {
        var known = typeof(ClientMetadata).GetProperties()
            .SelectMany(property => property.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonPropertyNameAttribute), inherit: false))
            .Cast<System.Text.Json.Serialization.JsonPropertyNameAttribute>()
            .Select(attribute => attribute.Name);
        Assert.Equal(known.Append(ClientMembers.Translations).Order(), ClientMembers.All.Select(member => member.Name).Order());

        var page = Page();

        foreach (var member in ClientMembers.All)
        {
            var field = page.Find(ById("member-" + member.Name));
            Assert.NotEmpty(page.Find($"#member-{member.Name}-help").TextContent);
            if (member.Kind is not MemberKind.Translations)
                Assert.Contains(page.FindAll("code"), code => code.TextContent == member.Name && field.Closest(".field")!.Contains(code));
        }

        Assert.DoesNotContain("Member.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Value.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_changed_is_written()
    {
        var page = Page();
        await page.Find(ById("member-client_name")).ChangeAsync("Harbor Notes");
        await page.Find(ById("member-redirect_uris")).ChangeAsync("https://a.test/cb\n  https://b.test/cb  \n");
        await page.Find(ById("member-grant_types-refresh_token")).ChangeAsync(true);
        await page.Find(ById("member-default_max_age")).ChangeAsync("300");
        await page.Find(ById("member-translations")).ChangeAsync("client_name#fr = Notes du port = ici");
        await page.Find(ById("client-form")).SubmitAsync();

        Assert.Equal(
            """{"client_name":"Harbor Notes","redirect_uris":["https://a.test/cb","https://b.test/cb"],"grant_types":["authorization_code","refresh_token"],"require_auth_time":false,"client_name#fr":"Notes du port = ici","default_max_age":300}""",
            _saved!.ToJsonString());
        Assert.Equal("Saved. It counts from now on.", page.Find(ById("client-said")).TextContent);
    }

    [Fact]
    public async Task A_fault_stands_at_its_field_which_gets_the_keyboard_and_keeps_what_was_typed()
    {
        _answer = new(ClientSaved.Faulty) { Faults = [new("x_resources", "x_resources[0] 'api' is not an absolute address"), new("jwks", "jwks has a value of the wrong type"), new("", "The metadata is too large")] };
        var page = Page();
        await page.Find(ById("member-jwks")).ChangeAsync("{ no JSON");
        await page.Find(ById("client-form")).SubmitAsync();

        Assert.Equal("{ no JSON", _saved!["jwks"]!.ToString());
        Assert.Equal("jwks has a value of the wrong type", page.Find("#member-jwks-problem").TextContent);
        Assert.Equal("true", page.Find(ById("member-jwks")).GetAttribute("aria-invalid"));
        Assert.Equal("member-jwks-problem member-jwks-help", page.Find(ById("member-jwks")).GetAttribute("aria-describedby"));
        Assert.Contains("The metadata is too large", page.Find(ById("client-said")).TextContent, StringComparison.Ordinal);
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task Who_saves_second_keeps_their_changes_and_sees_what_both_changed()
    {
        _answer = new(ClientSaved.Stale);
        var page = Page();
        await page.Find(ById("member-client_name")).ChangeAsync("Mine");
        await page.Find(ById("client-form")).SubmitAsync();
        Assert.Equal("Mine", page.Find(ById("member-client_name")).GetAttribute("value"));

        _metadata = new() { ["client_name"] = "Theirs", ["software_id"] = "theirs" };
        await page.Find(ById("client-rebase")).ClickAsync();

        Assert.Equal(("Mine", "theirs"), (page.Find(ById("member-client_name")).GetAttribute("value"), page.Find(ById("member-software_id")).GetAttribute("value")));
        Assert.StartsWith("Both of you changed: client_name.", page.Find(ById("client-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_deleted_after_one_question_that_names_it_and_what_it_breaks()
    {
        var page = Page();
        await page.Find(ById("client-delete")).ClickAsync();

        Assert.Equal("Delete Notes?", page.Find("#dialog-title").TextContent);
        Assert.Equal("People connected: 10,000+. Live authorizations: 3, from 2 sign-ins.", page.Find(ById("client-use")).TextContent);
        await page.Find(ById("client-confirm")).ClickAsync();

        Assert.Equal(["delete notes"], _done);
        Assert.Equal("The client was deleted.", page.Find(ById("client-gone")).TextContent);
    }

    [Fact]
    public async Task A_new_secret_is_shown_once_and_broken_keys_are_told()
    {
        _metadata["jwks_uri"] = "https://a.test/keys";
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/clients/notes?tab=secrets");
        var page = Page();
        await page.Find(ById("secret-overlap")).ChangeAsync("Week");
        await page.Find(ById("secret-make")).ClickAsync();
        Assert.Equal("new-secret after Week", page.Find(ById("secret-text")).GetAttribute("value"));
        await page.Find(ById("secret-done")).ClickAsync();
        Assert.DoesNotContain("new-secret", page.Markup, StringComparison.Ordinal);

        await page.Find(ById("keys-read")).ClickAsync();
        Assert.Equal("jwks has a key (at 2) with the private member d", page.Find(ById("keys-fault")).TextContent);
        Assert.Contains("k1", page.Find(ById("keys-list")).TextContent, StringComparison.Ordinal);

        await page.Find(ById("secret-revoke")).ClickAsync();
        await page.Find(ById("client-confirm")).ClickAsync();
        Assert.Equal(["revoke 1"], _done);
    }

    public Task<Allowed<LogoChange?>> SetAsync(string clientId, byte[] picture, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Allowed<LogoChange?>> RemoveAsync(string clientId, CancellationToken cancel) => throw new NotSupportedException();

    Task<Allowed<ClientKeys?>> IAdminClient.ReadKeysAsync(string clientId, CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<ClientKeys?>(new([new("k1", "EC", "sig", "ES256")], Fault: "jwks has a key (at 2) with the private member d")));

    Task<Allowed<ClientDetails?>> IAdminClient.ShowAsync(string clientId, CancellationToken cancel) => Task.FromResult(Allowed.Of<ClientDetails?>(
        new(new(clientId, "Notes", ClientKind.WebServer, ClientSource.Administrator, Enabled: true, Clock.Now), Clock.Now, _metadata)
        {
            Choices = new Dictionary<string, IReadOnlyList<string>>(MetadataChoices.All) { ["scope"] = ["openid"] },
            Secrets = [new("1", Clock.Now, ExpiresAt: null)],
            NeedsSecret = true,
            Keys = [],
            Use = new(ClientUse.CountedUpTo, 3, 2),
        }));

    Task<Allowed<ClientSave>> IAdminClientChanges.SaveAsync(string clientId, DateTimeOffset seen, JsonObject metadata, CancellationToken cancel)
    {
        _saved = metadata;
        return Task.FromResult(Allowed.Of(_answer));
    }

    Task<Allowed<ClientChange>> IAdminClientChanges.EnableAsync(string clientId, CancellationToken cancel) => DoneAsync("enable " + clientId);

    Task<Allowed<ClientChange>> IAdminClientChanges.DisableAsync(string clientId, CancellationToken cancel) => DoneAsync("disable " + clientId);

    Task<Allowed<ClientChange>> IAdminClientChanges.DeleteAsync(string clientId, CancellationToken cancel) => DoneAsync("delete " + clientId);

    Task<Allowed<string?>> IAdminClientChanges.MakeSecretAsync(string clientId, SecretOverlap overlap, CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<string?>("new-secret after " + overlap));

    Task<Allowed<ClientChange>> IAdminClientChanges.RevokeSecretAsync(string clientId, string secret, CancellationToken cancel) => DoneAsync("revoke " + secret);

    private Task<Allowed<ClientChange>> DoneAsync(string what)
    {
        _done.Add(what);
        return Task.FromResult(Allowed.Of(ClientChange.Done));
    }

    private IRenderedComponent<AdminClientPage> Page() => Render<AdminClientPage>(page => page.Add(one => one.ClientId, "notes"));
}
