using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What holds for every page, whoever needs it to.</summary>
public sealed class EveryPageTests(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private readonly List<string> _found = [];

    [Fact]
    public async Task Every_page_is_accessible_in_light_and_dark_on_phones_and_desktops_and_in_the_colours_that_people_force() =>
        await WalkAsync(Still("en-GB"), async (visitor, route) =>
        {
            await visitor.AddViolationsAsync(route, _found);
            await ExpectHeadingAsync(visitor, route);
            foreach (var scheme in (IEnumerable<ColorScheme>)[ColorScheme.Dark, ColorScheme.Light])
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = ForcedColors.Active });
                _found.AddRange(await visitor.ColourViolationsAsync($"{route}, forced colours, {scheme}"));
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = ForcedColors.None, Contrast = Contrast.More });
                _found.AddRange(await visitor.ColourViolationsAsync($"{route}, more contrast, {scheme}"));
            }

            await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Contrast = Contrast.NoPreference });
        });

    [Fact]
    public async Task Every_page_is_accessible_and_fits_from_right_to_left() =>
        await WalkAsync(Still("ar"), async (visitor, route) =>
        {
            // Administrators' pages are in English for everybody: the first walk looks at those.
            var isEnglish = route.StartsWith("/admin", StringComparison.Ordinal);
            Assert.Equal(isEnglish ? "ltr" : "rtl", await visitor.Page.Locator("html").GetAttributeAsync("dir"));
            if (isEnglish) return;

            _found.AddRange(await visitor.OverflowsAsync(route));
            _found.AddRange(await visitor.ViolationsAsync(route));
        });

    [Fact]
    public async Task Every_page_fits_the_narrowest_screen_and_twice_the_size_and_a_finger() =>
        await WalkAsync(Still("de"), async (visitor, route) =>
        {
            await visitor.Page.Locator("h1").First.WaitForAsync();
            _found.AddRange(await visitor.OverflowsAsync(route));
            await visitor.Page.SetViewportSizeAsync(Screens.Phone.Width, Screens.Phone.Height);
            _found.AddRange(await visitor.TooSmallTargetsAsync(route));
        });

    private static BrowserNewContextOptions Still(string language) => new() { Locale = language, ReducedMotion = ReducedMotion.Reduce };

    private async Task ExpectHeadingAsync(Visitor visitor, string route)
    {
        var headings = await visitor.Page.Locator("h1:visible").CountAsync();
        if (headings != 1) _found.Add($"{route} has {headings} headings of the first order.");
    }

    private async Task WalkAsync(BrowserNewContextOptions options, Func<Visitor, string, Task> look)
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync(options);
        await visitor.WalkAsync(Portal, app, route => look(visitor, route), Cancel);
        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }
}
