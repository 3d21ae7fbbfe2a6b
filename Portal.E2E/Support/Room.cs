using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>Holds the open page against the room that people have: the narrowest screen, twice the size of everything, a finger.</summary>
internal static class Room
{
    // A control counts with its label. A link within a sentence is as high as its line. WCAG 2.2 §2.5.5, §2.5.8
    private const string TooSmall =
        """
        () => [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")]
          .filter((control) => control.checkVisibility() && !control.classList.contains("skip"))
          .filter((control) => !(control.matches("a") && getComputedStyle(control).display === "inline"
            && control.parentElement.innerText.trim() !== control.innerText.trim()))
          .map((control) => ({ control, box: (control.closest("label") ?? control).getBoundingClientRect() }))
          .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
          .map(({ control, box }) => `${control.outerHTML.slice(0, 160)} is ${box.width} x ${box.height}`)
        """;

    // 1280 x 1024 at 200 %.
    private static readonly ViewportSize Zoomed = new() { Width = 640, Height = 512 };

    /// <summary>Nobody has to scroll sideways. WCAG 2.2 §1.4.10</summary>
    public static async Task<IEnumerable<string>> OverflowsAsync(this Visitor visitor, string what)
    {
        var found = new List<string>();
        foreach (var screen in (IEnumerable<ViewportSize>)[Screens.Narrow, Zoomed])
        {
            await visitor.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            var width = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (width > screen.Width) found.Add($"{what} is {width} px wide on {screen.Width} px.");
        }

        return found;
    }

    /// <summary>What a finger misses on the open page.</summary>
    public static async Task<IEnumerable<string>> TooSmallTargetsAsync(this Visitor visitor, string what) =>
        (await visitor.Page.EvaluateAsync<string[]>(TooSmall)).Select(target => $"{what}: {target}");
}
