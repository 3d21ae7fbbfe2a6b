using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>The ways that pages are looked at.</summary>
public static class Screens
{
    public static ViewportSize Desktop => new() { Width = 1280, Height = 880 };

    public static ViewportSize Phone => new() { Width = 390, Height = 844 };

    /// <summary>The narrowest that nothing may fall out of. WCAG 2.2 §1.4.10</summary>
    public static ViewportSize Narrow => new() { Width = 320, Height = 640 };

    /// <summary>Shows the open page as desktop and phone, light and dark; then as it was on a desktop.</summary>
    /// <param name="look">Takes the name of the look: <c>phone-dark</c>.</param>
    internal static async Task ForEachLookAsync(this IPage page, Func<string, Task> look)
    {
        foreach (var (size, screen) in (IEnumerable<(string, ViewportSize)>)[("phone", Phone), ("desktop", Desktop)])
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await look($"{size}-dark");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await look($"{size}-light");
        }
    }
}
