using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and the programs that register themselves.</summary>
public sealed class AdminRegistrationsJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private static readonly string[] Redirects = ["https://wiki.example.test/cb"];

    [Fact]
    public async Task A_token_is_handed_on_and_what_registers_with_it_is_vouched_for_and_blocked()
    {
        var name = $"Wiki {Guid.NewGuid():N}";
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin/registrations");
        await visitor.Page.GetByTestId("initial-token-note").FillAsync(name);
        await visitor.Page.GetByTestId("initial-token-make").ClickAsync();
        var token = await visitor.Page.GetByTestId("one-time-link").Locator("code").InnerTextAsync();
        await RegisterAsync(name, token);

        await visitor.Page.ReloadAsync();
        var row = visitor.Page.GetByTestId("registrations-clients").Locator("li").Filter(new() { HasText = name });
        await row.GetByTestId("registrations-approve").ClickAsync();
        await visitor.Page.GetByTestId("registrations-confirm").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await visitor.Page.GetByTestId("registrations-which").SelectOptionAsync("Approved");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await visitor.ExpectAccessibleAsync("registrations");

        await row.GetByTestId("registrations-block").ClickAsync();
        await visitor.Page.GetByTestId("registrations-confirm").ClickAsync();
        await Assertions.Expect(row.GetByTestId("registrations-unblock")).ToBeVisibleAsync();
    }

    private async Task RegisterAsync(string name, string token)
    {
        using var program = new HttpClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await program.PostAsJsonAsync(
            $"{Portal.Address}/oauth2/register", new { client_name = name, redirect_uris = Redirects }, Cancel);
        answer.EnsureSuccessStatusCode();
    }
}
