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
}
