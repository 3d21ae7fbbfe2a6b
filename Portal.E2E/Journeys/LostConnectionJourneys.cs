using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The portal goes away under an open account page, and comes back.</summary>
public sealed class LostConnectionJourneys(Chromium chromium) : Journey(chromium)
{
    private const float Patience = 60_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_open_page_says_so_and_works_again_after_a_reload_at_most(bool byPowerCut)
    {
        var portal = await StartPortalAsync(null, ("Portal:SignUp:Mode", "open"));
        var visitor = await ArriveAsync();
        await visitor.Page.GotoAsync(portal.Log.SetupAddress());
        await visitor.EnterDetailsAsync("setup", Person.New());
        await visitor.Page.GetByTestId("setup-passkey").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account");
        await visitor.Page.GotoAsync($"{portal.Address}/account/passkeys");
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-rename")).ToBeEnabledAsync();

        visitor.ExpectOutage();
        if (byPowerCut) await portal.KillAsync();
        else await portal.StopAsync();

        var lost = visitor.Page.GetByTestId("connection-lost");
        await Assertions.Expect(lost).ToBeVisibleAsync();
        await portal.StartAsync(Cancel);

        await BackAsync(visitor, lost);
        await visitor.UntilLiveAsync();
        await visitor.Page.GetByTestId("passkey-rename").ClickAsync();
        await visitor.Page.GetByTestId("passkey-name").FillAsync("Still here");
        await visitor.Page.GetByTestId("passkey-rename-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-label")).ToHaveTextAsync("Still here");
    }

    [Fact]
    public async Task Each_notice_can_be_used_when_there_are_two()
    {
        var portal = await StartPortalAsync(SharedPortal.Described);
        var visitor = await ArriveAsync();
        await visitor.SignInAsAdministratorAsync(portal);
        await visitor.UntilLiveAsync();
        foreach (var screen in (IEnumerable<ViewportSize>)[Screens.Desktop, Screens.Narrow])
        {
            await visitor.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await visitor.Page.EvaluateAsync(
                """
                () => {
                  document.getElementById("components-reconnect-modal").className = "notice warn components-reconnect-rejected";
                  document.getElementById("blazor-error-ui").style.display = "block";
                }
                """);
            foreach (var notice in (string[])["connection-lost", "page-broken"])
                await visitor.Page.GetByTestId(notice).GetByRole(AriaRole.Link).ClickAsync(new() { Trial = true });
        }
    }

    // A circuit that the portal no longer knows cannot go on: then the page loads itself again, or offers to.
    private static async Task BackAsync(Visitor visitor, ILocator lost)
    {
        var reload = lost.GetByRole(AriaRole.Link);
        await Assertions.Expect(reload.Or(visitor.Page.Locator("body:not(:has([data-testid=connection-lost]:visible)) h1")).First)
            .ToBeVisibleAsync(new() { Timeout = Patience });
        try
        {
            if (await reload.IsVisibleAsync()) await reload.ClickAsync(new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // The page was faster: it took the link away with itself.
        }

        await Assertions.Expect(lost).ToBeHiddenAsync(new() { Timeout = Patience });
    }
}
