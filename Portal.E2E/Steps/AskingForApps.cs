using System.Text.Json;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>Coming from an app and going back to it, in and out.</summary>
internal static class AskingForApps
{
    /// <summary>Begins at the app; ends where the portal asks something, or back at the app.</summary>
    /// <param name="more">Parameters that go along to the portal: <c>prompt=consent</c>.</param>
    public static Task<IResponse?> StartAtAsync(this Visitor visitor, IRelyingParty app, string more = "") =>
        visitor.Page.GotoAsync($"{app.Address}/login?{more}");

    /// <summary>Says yes on the consent page that is open.</summary>
    public static Task AllowAsync(this Visitor visitor) => visitor.Page.GetByTestId("consent-allow").ClickAsync();

    /// <summary>Says no on the consent page that is open.</summary>
    public static Task DenyAsync(this Visitor visitor) => visitor.Page.GetByTestId("consent-deny").ClickAsync();

    /// <summary>Waits until the person is back at the app, and reads what it shows.</summary>
    public static async Task<RpResult> BackAtAsync(this Visitor visitor, IRelyingParty app)
    {
        await visitor.Page.WaitForURLAsync($"{app.Address}/callback**");
        return await visitor.ReadResultAsync();
    }

    /// <summary>Has the app refresh its tokens.</summary>
    public static async Task<RpResult> RefreshAtAsync(this Visitor visitor, IRelyingParty app)
    {
        await visitor.Page.GotoAsync($"{app.Address}/refresh");
        return await visitor.ReadResultAsync();
    }

    /// <summary>Signs out at the app, which has the portal sign out as well; ends where the portal asks something, or back at the app.</summary>
    public static Task<IResponse?> SignOutAtAsync(this Visitor visitor, IRelyingParty app, string more = "") =>
        visitor.Page.GotoAsync($"{app.Address}/logout?{more}", new() { WaitUntil = WaitUntilState.Commit });

    /// <summary>Waits until the person is back from signing out, and reads what the app shows.</summary>
    public static async Task<RpResult> SignedOutAtAsync(this Visitor visitor, IRelyingParty app)
    {
        await visitor.Page.WaitForURLAsync($"{app.Address}/signed-out**");
        return await visitor.ReadResultAsync();
    }

    private static async Task<RpResult> ReadResultAsync(this Visitor visitor)
    {
        var text = await visitor.Page.Locator("pre").InnerTextAsync();
        return JsonSerializer.Deserialize<RpResult>(text)!;
    }
}
