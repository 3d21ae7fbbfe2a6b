using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and the numbers of the portal.</summary>
public sealed partial class AdminOverviewJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task Numbers_move_with_what_happens_and_lead_to_the_events()
    {
        // Where it is tomorrow for most of the day: the way to the events must not depend on whose midnight bounds them.
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce, TimezoneId = "Pacific/Kiritimati" });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        // From one room to another, as somebody does who looked around first.
        await visitor.UntilLiveAsync();
        await visitor.Page.GetByTestId("account-admin").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/admin");
        await visitor.UntilLiveAsync();
        await visitor.Page.Locator(".drawing svg").First.WaitForAsync();
        var before = await SignInsAsync(visitor);

        var somebody = await ArriveAsync();
        await somebody.Page.GotoAsync($"{Portal.Address}/signin");
        await somebody.EnterPasswordAsync(Person.New().UserName, SharedPortal.Password);
        await Assertions.Expect(somebody.Page).ToHaveURLAsync(SignInPage());
        await somebody.SignInAsAdministratorAsync(Portal);
        await visitor.Page.ReloadAsync();
        var after = await SignInsAsync(visitor);

        Assert.True(after.Succeeded > before.Succeeded, $"{before} to {after}");
        Assert.True(after.Failed > before.Failed, $"{before} to {after}");
        await visitor.UntilLiveAsync();
        await visitor.Page.GetByTestId("overview-failures-events").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("audit-kind")).ToHaveValueAsync("signin.failed");
        await Assertions.Expect(visitor.Page.GetByTestId("audit-row").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("audit-from")).Not.ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_range_is_kept_in_the_address_and_the_page_is_accessible()
    {
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin");
        await visitor.UntilLiveAsync();

        await visitor.Page.GetByTestId("overview-24h").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/admin?range=24h");
        await Assertions.Expect(visitor.Page.GetByTestId("overview-numbers")).ToHaveAttributeAsync("data-range", DayRange());
        await visitor.Page.ReloadAsync();

        await Assertions.Expect(visitor.Page.GetByTestId("overview-24h")).ToHaveAttributeAsync("aria-current", "page");
        await Assertions.Expect(visitor.Page.GetByTestId("overview-numbers")).ToHaveAttributeAsync("data-range", DayRange());
        await visitor.UntilLiveAsync();
        await visitor.Page.Locator(".drawing svg").First.WaitForAsync();
        foreach (var details in await visitor.Page.Locator("details.numbers > summary").AllAsync()) await details.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("overview-signins-table").Locator("tbody tr")).ToHaveCountAsync(24);
        await visitor.ExpectAccessibleAsync("overview");
    }

    private static async Task<(int Succeeded, int Failed)> SignInsAsync(Visitor visitor)
    {
        var said = Numbers().Matches(await visitor.Page.GetByTestId("overview-signins-say").InnerTextAsync());
        return (Number(said[0].Value), Number(said[1].Value));
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Numbers();

    [GeneratedRegex("/signin")]
    private static partial Regex SignInPage();

    [GeneratedRegex("^Day ")]
    private static partial Regex DayRange();
}
