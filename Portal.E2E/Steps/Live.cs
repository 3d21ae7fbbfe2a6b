using Portal.E2E.Support;

namespace Portal.E2E.Steps;

internal static class Live
{
    private const string Arrived = """() => !document.querySelector("script[src*='blazor.web']") || "live" in document.documentElement.dataset""";

    /// <summary>Waits until the page that the browser shows at first was replaced by its living self; a page without a circuit is that at once.</summary>
    public static async Task UntilLiveAsync(this Visitor visitor) => await visitor.Page.WaitForFunctionAsync(Arrived);
}
