using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>Takes pictures of pages: phone and desktop, light and dark. Only where <c>PORTAL_SCREENS</c> says where to: nobody looks at those of each run.</summary>
internal static class Pictures
{
    private static readonly string? Folder =
        Environment.GetEnvironmentVariable("PORTAL_SCREENS") is { Length: > 0 } folder ? Path.GetFullPath(folder, PortalBuild.Repository) : null;

    public static Task ShootAsync(this Visitor visitor, string name) => visitor.ShootAsync(name, full: false, _ => true);

    /// <summary>Only the light phone and the dark desktop: enough of a page that few people see.</summary>
    /// <param name="full">The whole page, also what one scrolls to.</param>
    public static Task ShootTwiceAsync(this Visitor visitor, string name, bool full = false) =>
        visitor.ShootAsync(name, full, look => look is "phone-light" or "desktop-dark");

    private static async Task ShootAsync(this Visitor visitor, string name, bool full, Func<string, bool> wanted)
    {
        await visitor.Page.Locator("h1").First.WaitForAsync();
        if (Folder is null) return;

        await visitor.Page.ForEachLookAsync(look => !wanted(look) ? Task.CompletedTask : visitor.Page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{look}.png"), Caret = ScreenshotCaret.Hide, FullPage = full }));
    }
}
