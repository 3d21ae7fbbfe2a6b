using Microsoft.Playwright;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>Signing in and out on the portal's own pages.</summary>
internal static class SigningIn
{
    /// <summary>Presses the button on the sign-in page that is open.</summary>
    public static Task PressPasskeyButtonAsync(this Visitor visitor) => visitor.Page.GetByTestId("signin-passkey").ClickAsync();

    /// <summary>Fills in the sign-in page that is open, name first.</summary>
    public static async Task EnterPasswordAsync(this Visitor visitor, string userName, string password)
    {
        await visitor.Page.GetByTestId("signin-username").FillAsync(userName);
        await visitor.Page.GetByTestId("signin-continue").ClickAsync();
        await visitor.Page.GetByTestId("signin-password").FillAsync(password);
        await visitor.Page.GetByTestId("signin-submit").ClickAsync();
    }

    /// <summary>Corrects the password on the page that refused one.</summary>
    public static async Task EnterPasswordAgainAsync(this Visitor visitor, string password)
    {
        await visitor.Page.GetByTestId("signin-password").FillAsync(password);
        await visitor.Page.GetByTestId("signin-submit").ClickAsync();
    }

    /// <summary>Takes the place of whoever is signed in.</summary>
    public static async Task SignInAsAdministratorAsync(this Visitor visitor, PortalInstallation portal)
    {
        await visitor.Context.ClearCookiesAsync();
        await visitor.Page.GotoAsync($"{portal.Address}/signin");
        await visitor.EnterPasswordAsync(SharedPortal.Administrator.UserName, SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account");
    }

    /// <summary>Ends the session.</summary>
    public static async Task SignOutAsync(this Visitor visitor, PortalInstallation portal)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/signout");
        await visitor.Page.GetByTestId("signout-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("signout-done")).ToBeVisibleAsync();
    }

    /// <summary>Keeps the page that tells apps of a sign-out from going on by itself.</summary>
    public static Task StayWhereAppsAreToldAsync(this Visitor visitor) => visitor.Page.RouteAsync(
        "**/js/signing-out*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));

    /// <summary>Whether the browser is signed in, as the account page tells.</summary>
    public static async Task ExpectSignedInAsync(this Visitor visitor, PortalInstallation portal, string name)
    {
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account");
        await Assertions.Expect(visitor.Page.GetByText(name, new() { Exact = true })).ToBeVisibleAsync();
    }
}
