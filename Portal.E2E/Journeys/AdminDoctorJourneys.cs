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
}
