using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The life of a client, from the wizard to its end, with an app that uses it.</summary>
public sealed class AdminClientChangeJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_client_is_made_used_given_a_new_secret_switched_off_and_deleted()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        var port = FreePort.Take();
        var (id, secret) = await MakeAsync(admin, $"http://127.0.0.1:{port}/callback");
        var person = await ArriveAsync();
        await person.SignUpAsync(Portal, Person.New());
        await using var app = await StartAsync(id, secret, port);
        await person.StartAtAsync(app);
        await person.AllowAsync();
        Assert.Null((await person.BackAtAsync(app)).Error);

        var next = await RotateAsync(admin, id);
        Assert.NotEqual(secret, next);
        Assert.Null((await person.RefreshAtAsync(app)).Error);
        await using (var renewed = await StartAsync(id, next, FreePort.Take()))
        {
            await person.StartAtAsync(renewed);
            Assert.Null((await person.BackAtAsync(renewed)).Error);
        }

        await ConfirmAsync(admin, "client-disable");
        await Assertions.Expect(admin.Page.GetByTestId("client-off")).ToBeVisibleAsync();
        Assert.NotNull((await person.RefreshAtAsync(app)).Error);

        await admin.Page.GetByTestId("client-delete").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("client-use")).ToContainTextAsync("People connected: 1.");
        await admin.Page.GetByTestId("client-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("client-gone")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_fault_stands_at_its_field_which_has_the_keyboard()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        var (id, _) = await MakeAsync(admin, "https://faulty.example.test/callback");
        await admin.Page.GetByTestId("new-open").ClickAsync();
        await admin.UntilLiveAsync();
        await admin.ExpectAccessibleAsync("client");
        var file = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Page.GetByTestId("client-export").ClickAsync());
        Assert.Contains($"\"client_id\": \"{id}\"", await File.ReadAllTextAsync(await file.PathAsync(), Cancel), StringComparison.Ordinal);

        await admin.Page.GetByTestId("member-logo_uri").FillAsync("javascript:alert(1)");
        await admin.Page.GetByTestId("client-save").ClickAsync();

        await Assertions.Expect(admin.Page.GetByTestId("member-logo_uri")).ToBeFocusedAsync();
        await Assertions.Expect(admin.Page.GetByTestId("member-logo_uri")).ToHaveAttributeAsync("aria-invalid", "true");
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients/{id}?tab=secrets");
        await admin.UntilLiveAsync();
        await admin.ExpectAccessibleAsync("client-secrets");
    }

    [Fact]
    public async Task A_picture_is_uploaded_and_people_see_it_from_the_portal_itself()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        var (id, _) = await MakeAsync(admin, "https://pictured.example.test/callback");
        await admin.Page.GetByTestId("new-open").ClickAsync();
        await admin.UntilLiveAsync();

        await admin.Page.GetByTestId("logo-file").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() });
        await Assertions.Expect(admin.Page.GetByTestId("logo-problem")).Not.ToBeEmptyAsync();
        await admin.Page.GetByTestId("logo-file").SetInputFilesAsync(new FilePayload { Name = "logo.txt", MimeType = "text/plain", Buffer = await admin.Page.ScreenshotAsync(new() { Clip = new() { Width = 300, Height = 300 } }) });
        await Assertions.Expect(admin.Page.GetByTestId("logo-said")).Not.ToBeEmptyAsync();
        await ExpectDrawnAsync(admin, "[data-testid=client-logo] img");
        await admin.ExpectAccessibleAsync("client with a picture");

        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.Page.GotoAsync($"{Portal.Address}/oauth2/authorize?client_id={id}&response_type=code&scope=openid&redirect_uri=https://pictured.example.test/callback&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
        await ExpectDrawnAsync(visitor, "img[src^='/client-logos/']");

        await admin.Page.GetByTestId("logo-remove").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("logo-remove")).ToHaveCountAsync(0);
    }

    private static Task<IJSHandle> ExpectDrawnAsync(Visitor visitor, string picture) =>
        visitor.Page.WaitForFunctionAsync("picture => document.querySelector(picture)?.naturalWidth > 0", picture);

    private async Task<(string Id, string Secret)> MakeAsync(Visitor admin, string redirect)
    {
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients");
        await admin.Page.GetByTestId("clients-new").ClickAsync();
        await admin.Page.GetByTestId("new-WebServer").ClickAsync();
        await admin.Page.GetByTestId("member-client_name").FillAsync("Journey Notes");
        await admin.Page.GetByTestId("member-redirect_uris").FillAsync(redirect);
        await admin.Page.GetByTestId("member-scope-offline_access").CheckAsync();
        await admin.Page.GetByTestId("new-create").ClickAsync();
        var id = await admin.Page.GetByTestId("new-client-id").InputValueAsync();
        return (id, await admin.Page.GetByTestId("secret-text").InputValueAsync());
    }

    private async Task<string> RotateAsync(Visitor admin, string id)
    {
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients/{id}?tab=secrets");
        await admin.UntilLiveAsync();
        await admin.Page.GetByTestId("secret-overlap").SelectOptionAsync("Hour");
        await admin.Page.GetByTestId("secret-make").ClickAsync();
        var secret = await admin.Page.GetByTestId("secret-text").InputValueAsync();
        await Assertions.Expect(admin.Page.GetByTestId("secret-revoke")).ToHaveCountAsync(2);
        return secret;
    }

    private static async Task ConfirmAsync(Visitor admin, string what)
    {
        await admin.Page.GetByTestId(what).ClickAsync();
        await admin.Page.GetByTestId("client-confirm").ClickAsync();
    }

    private Task<CSharpRelyingParty> StartAsync(string id, string secret, int port) =>
        CSharpRelyingParty.StartAsync(new(Portal.Address, id, secret, "RS256", "openid profile email offline_access") { Port = port }, Cancel);
}
