using Microsoft.Playwright;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>Accounts with a password, and with a code behind it.</summary>
internal static class SecondStep
{
    /// <summary>Makes an account that is signed in to by password, and arrives at its account page.</summary>
    public static async Task SignUpWithPasswordAsync(this Visitor visitor, PortalInstallation portal, Person person)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.ChoosePasswordAsync("signup", SharedPortal.Password);
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account");
    }

    /// <summary>Turns the second step on; ends on the security page.</summary>
    public static async Task<AuthenticatorApp> TurnOnAppAsync(this Visitor visitor, PortalInstallation portal, CancellationToken cancel)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/account/security");
        await visitor.Page.GetByTestId("app-turn-on").ClickAsync();
        var app = new AuthenticatorApp(await visitor.Page.GetByTestId("app-key").InnerTextAsync());
        await visitor.Page.GetByTestId("app-code").FillAsync(await app.NextAsync(cancel));
        await visitor.Page.GetByTestId("app-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("app-on")).ToBeVisibleAsync();
        return app;
    }
}
