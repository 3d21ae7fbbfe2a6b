using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The portal goes down in the middle of everything.</summary>
public sealed class RestartJourneys(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData(RpKind.CSharp, false)]
    [InlineData(RpKind.Node, true)]
    public async Task A_restart_between_any_two_steps_of_a_sign_in_loses_nothing(RpKind kind, bool byPowerCut)
    {
        var portal = await StartPortalAsync(SharedPortal.Described, ("Portal:SignUp:Mode", "open"));
        await using var app = await RelyingParties.StartAsync(kind, SharedPortal.AppAt(portal, "public"), Cancel);
        var visitor = await ArriveAsync();
        var cancel = Cancel;
        await visitor.Page.RouteAsync($"{app.Address}/callback**", async route =>
        {
            await RestartAsync(portal, byPowerCut, cancel); // between the code and its exchange
            await route.ContinueAsync();
        });

        await visitor.StartAtAsync(app);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await RestartAsync(portal, byPowerCut, cancel); // while the sign-in page waits
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.Page.GetByTestId("consent-allow").WaitForAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await RestartAsync(portal, byPowerCut, cancel); // while the consent page waits
        await visitor.AllowAsync();
        var result = await visitor.BackAtAsync(app);
        var refreshed = await visitor.RefreshAtAsync(app);

        Assert.Equal("Alice Liddell", result.FromUserInfo("name"));
        Assert.Equal(result.Claim("sub"), refreshed.Claim("sub"));
    }

    private static async Task RestartAsync(PortalInstallation portal, bool byPowerCut, CancellationToken cancel)
    {
        if (byPowerCut) await portal.KillAsync();
        else await portal.StopAsync();

        await portal.StartAsync(cancel);
    }
}
