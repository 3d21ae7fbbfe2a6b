using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The portal in a hand.</summary>
public sealed class SmallScreenJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_phone_does_all_that_a_desktop_does()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync(new BrowserNewContextOptions { ViewportSize = Screens.Phone, IsMobile = true, HasTouch = true });
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);

        await visitor.UntilLiveAsync();
        await visitor.Page.GetByTestId("account-menu").TapAsync();
        await visitor.Page.GetByTestId("account-passkeys").TapAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-row")).ToHaveCountAsync(1);

        await visitor.StartAtAsync(app);
        await visitor.Page.GetByTestId("consent-allow").TapAsync();
        Assert.Equal(person.Name, (await visitor.BackAtAsync(app)).FromUserInfo("name"));
    }

    [Fact]
    public async Task Nothing_falls_out_of_the_narrowest_screen()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync(new BrowserNewContextOptions { ViewportSize = Screens.Narrow });
        await visitor.SignUpAsync(Portal, Person.New() with { Name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren" });
        await FitsAsync(visitor);
        await visitor.StartAtAsync(app);
        await FitsAsync(visitor);

        await visitor.AllowAsync();
        await visitor.BackAtAsync(app);
        foreach (var path in (string[])["/account/passkeys", "/account/apps", "/signup", "/signout", "/oauth2/authorize?client_id=nobody", "/no/such/page"])
        {
            await visitor.Page.GotoAsync(Portal.Address + path);
            await FitsAsync(visitor);
        }

        await visitor.Page.GotoAsync($"{Portal.Address}/account/apps");
        await visitor.Page.GetByTestId("app-details").ClickAsync();
        var scope = await visitor.Page.GetByTestId("app-scope-email").Locator("h2").BoundingBoxAsync();
        Assert.True(scope!.Width > Screens.Narrow.Width / 2, "The words stand in a column too narrow to read.");
        await FitsAsync(visitor);

        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await FitsAsync(visitor);
    }

    private static async Task FitsAsync(Visitor visitor)
    {
        await visitor.Page.Locator("h1").First.WaitForAsync();
        var width = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(width <= Screens.Narrow.Width, $"{visitor.Page.Url} is {width} px wide.");
    }
}
