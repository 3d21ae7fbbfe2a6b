using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator helps an app to connect.</summary>
public sealed class AdminDoctorJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task Settings_are_copied_from_the_clients_page()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce, Permissions = ["clipboard-read", "clipboard-write"] });
        await admin.SignInAsAdministratorAsync(Portal);
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients/public-es256");
        await admin.Page.GetByTestId("client-tab-connect").ClickAsync();
        var recipe = admin.Page.GetByTestId("recipe-generic");
        await recipe.WaitForAsync();
        await admin.UntilLiveAsync();

        await recipe.GetByTestId("recipe-copy").ClickAsync();

        await Assertions.Expect(recipe.GetByTestId("recipe-copied")).Not.ToBeEmptyAsync();
        Assert.Equal(await recipe.GetByTestId("recipe-text").TextContentAsync(), await admin.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await admin.ExpectAccessibleAsync("client-connect");
    }

    [Fact]
    public async Task The_id_on_the_error_page_leads_to_what_went_wrong()
    {
        var person = await ArriveAsync();
        await person.Page.GotoAsync($"{Portal.Address}/oauth2/authorize?client_id=nobody-{Guid.NewGuid():N}");
        var id = (await person.Page.GetByTestId("error-id").TextContentAsync())!.Trim();
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        await admin.Page.GotoAsync($"{Portal.Address}/admin/errors");
        await admin.UntilLiveAsync();
        await admin.Page.GetByTestId("errors-id").FillAsync(id);

        await admin.Page.GetByTestId("errors-open").ClickAsync();

        await Assertions.Expect(admin.Page.GetByTestId("error-steps")).ToContainTextAsync("client_id");
        await admin.ExpectAccessibleAsync("refused-request");
    }

    [Fact]
    public async Task A_client_is_tried_out_and_every_step_is_told()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients/asks-always");
        await admin.Page.GetByTestId("client-tab-doctor").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("doctor-find-consent-always")).ToBeVisibleAsync();
        await admin.UntilLiveAsync();
        await admin.ExpectAccessibleAsync("client-doctor");

        await admin.Page.GetByTestId("doctor-start").ClickAsync();
        await admin.Page.GetByTestId("consent-allow").ClickAsync();

        await admin.Page.WaitForURLAsync($"{Portal.Address}/admin/doctor/callback?*");
        await Assertions.Expect(admin.Page.GetByTestId("doctor-find-got-tokens")).ToBeVisibleAsync();
        await Assertions.Expect(admin.Page.GetByTestId("doctor-step-id_token")).ToContainTextAsync("\"iss\"");
        await Assertions.Expect(admin.Page.GetByTestId("doctor-step-end")).ToContainTextAsync("HTTP 401");
        await admin.ExpectAccessibleAsync("doctor-report");
        Assert.Empty(await admin.OverflowsAsync("doctor-report"));
        await admin.Page.SetViewportSizeAsync(Screens.Phone.Width, Screens.Phone.Height);
        Assert.Empty(await admin.TooSmallTargetsAsync("doctor-report"));
        await admin.Page.ReloadAsync();
        await Assertions.Expect(admin.Page.GetByTestId("doctor-refused")).ToBeVisibleAsync();
        await admin.ExpectAccessibleAsync("doctor-refused");
        await admin.Page.GotoAsync($"{Portal.Address}/account/apps");
        await Assertions.Expect(admin.Page.GetByText("Careful Notes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_client_of_an_older_flow_is_tried_out_and_no_token_stands_in_an_address()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients/new");
        await admin.UntilLiveAsync();
        await admin.Page.GetByTestId("new-import").ClickAsync();
        await admin.Page.GetByTestId("import-json").FillAsync(
            """{"client_name":"Old Notes","redirect_uris":["https://old.example.test/callback"],"grant_types":["authorization_code","implicit"],"response_types":["code id_token token"],"x_profile":"compat","scope":"openid email"}""");
        await admin.Page.GetByTestId("import-check").ClickAsync();
        await admin.Page.GetByTestId("new-create").ClickAsync();
        await admin.Page.GetByTestId("new-open").ClickAsync();
        await admin.Page.GetByTestId("client-tab-doctor").ClickAsync();
        await admin.UntilLiveAsync();

        await admin.Page.GetByTestId("doctor-start").ClickAsync();
        await admin.Page.GetByTestId("consent-allow").ClickAsync();

        await Assertions.Expect(admin.Page.GetByTestId("doctor-find-got-tokens")).ToBeVisibleAsync();
        Assert.Equal($"{Portal.Address}/admin/doctor/posted", admin.Page.Url);
        await Assertions.Expect(admin.Page.GetByTestId("doctor-step-front-id-token")).ToContainTextAsync("\"c_hash\"");
        await Assertions.Expect(admin.Page.GetByTestId("doctor-step-end")).ToContainTextAsync("HTTP 401");
        await admin.ExpectAccessibleAsync("doctor-report-posted");
        Assert.Empty(await admin.OverflowsAsync("doctor-report-posted"));
    }

    [Fact]
    public async Task A_client_that_is_switched_off_is_told_of_and_mended_from_there()
    {
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await admin.SignInAsAdministratorAsync(Portal);
        await admin.Page.GotoAsync($"{Portal.Address}/admin/clients/new");
        await admin.UntilLiveAsync();
        await admin.Page.GetByTestId("new-WebServer").ClickAsync();
        await admin.Page.GetByTestId("member-client_name").FillAsync("Closed Notes");
        await admin.Page.GetByTestId("member-redirect_uris").FillAsync("https://closed.example.test/callback");
        await admin.Page.GetByTestId("new-create").ClickAsync();
        await admin.Page.GetByTestId("new-open").ClickAsync();
        await admin.UntilLiveAsync();
        await admin.Page.GetByTestId("client-disable").ClickAsync();
        await admin.Page.GetByTestId("client-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("client-off")).ToBeVisibleAsync();

        await admin.Page.GetByTestId("client-tab-doctor").ClickAsync();

        await Assertions.Expect(admin.Page.GetByTestId("doctor-start")).ToHaveCountAsync(0);
        await admin.Page.GetByTestId("doctor-find-off").GetByRole(AriaRole.Link).ClickAsync();
        await admin.UntilLiveAsync();
        await admin.Page.GetByTestId("client-enable").ClickAsync();
        await admin.Page.GetByTestId("client-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("client-off")).ToHaveCountAsync(0);
    }
}
