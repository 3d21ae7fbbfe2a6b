using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>Takes pictures of pages: phone and desktop, light and dark.</summary>
internal static class Pictures
{
    private static readonly string Folder = Path.GetFullPath(
        Environment.GetEnvironmentVariable("PORTAL_SCREENS") ?? Path.Combine("TestResults", "screens"), PortalBuild.Repository);

    /// <param name="full">The whole page, also what one scrolls to.</param>
    public static async Task ShootAsync(this Visitor visitor, string name, bool full = false)
    {
        await visitor.Page.Locator("h1").First.WaitForAsync();
        await visitor.Page.ForEachLookAsync(look => visitor.Page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{look}.png"), Caret = ScreenshotCaret.Hide, FullPage = full }));
    }
}
