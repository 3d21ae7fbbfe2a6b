using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and the clients.</summary>
public sealed class AdminClientsJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_client_is_found_by_a_part_of_its_name_and_the_list_is_accessible()
    {
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin/clients");
        var grid = visitor.Page.GetByTestId("clients-grid");
        await Assertions.Expect(grid.GetByText("Careful Notes")).ToBeVisibleAsync();

        await visitor.Page.GetByTestId("clients-search").FillAsync("pocket mail");

        await Assertions.Expect(grid.GetByText("Careful Notes")).ToBeHiddenAsync();
        await Assertions.Expect(grid.GetByText("public-es256")).ToBeVisibleAsync();
        await visitor.ExpectAccessibleAsync("clients");
    }

    [Fact]
    public async Task Somebody_without_the_role_reads_why_there_is_nothing_for_them()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());

        var answer = await visitor.Page.GotoAsync($"{Portal.Address}/admin/clients");

        Assert.Equal(403, answer!.Status);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("For administrators");
    }
}
