using Microsoft.Playwright;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>Going through pages by Tab and Enter. Every stop on the way has to show that the keyboard is there.</summary>
internal static class ByKeyboard
{
    private const int MostStops = 80;

    // The page itself and its parts that only scripts go to have no ring: nothing can be pressed there.
    private const string Stop =
        """
        (selector) => {
          const at = document.activeElement;
          if (at === document.body || at.matches("h1, main")) return "";
          const look = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          if (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2) return "no ring: " + at.outerHTML;
          if (box.width < 1 || box.height < 1) return "not to be seen: " + at.outerHTML;
          return at.matches(selector) ? "there" : "";
        }
        """;

    public static Task TabToTestIdAsync(this Visitor visitor, string testId) => visitor.TabToAsync($"[data-testid='{testId}']");

    public static async Task TabToAsync(this Visitor visitor, string selector)
    {
        // What has the keyboard on the page that is shown at first has lost it on its living self.
        await visitor.UntilLiveAsync();
        await Assertions.Expect(visitor.Page.Locator(selector)).ToBeEnabledAsync();
        for (var stops = 0; stops < MostStops; stops++)
        {
            var found = await visitor.Page.EvaluateAsync<string>(Stop, selector);
            if (found == "there") return;

            Assert.True(found.Length == 0, $"{visitor.Page.Url}: {found}");
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{visitor.Page.Url}: {selector} is not reached by Tab.");
    }

    /// <summary>Goes to a button or a link and presses Enter.</summary>
    public static async Task PressAsync(this Visitor visitor, string testId)
    {
        await visitor.TabToTestIdAsync(testId);
        await visitor.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a field, types, and presses Enter.</summary>
    public static async Task TypeIntoAsync(this Visitor visitor, string testId, string text)
    {
        await visitor.TabToTestIdAsync(testId);
        await visitor.Page.Keyboard.TypeAsync(text);
        await visitor.Page.Keyboard.PressAsync("Enter");
    }
}
