using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Second factors, getting back in, and several accounts in one browser.</summary>
public sealed class FactorJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    // Colours that are on their way have no contrast to be held to.
    private static BrowserNewContextOptions Still => new() { ReducedMotion = ReducedMotion.Reduce };

    [Fact]
    public async Task An_authenticator_app_is_turned_on_and_asked_for_at_the_next_sign_in()
    {
        var (visitor, person) = await WithPasswordAsync();
        var app = await TurnOnAsync(visitor);
        await visitor.ExpectAccessibleAsync("security");

        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await visitor.ExpectAccessibleAsync("code");
        await visitor.Page.GetByTestId("code-field").FillAsync("000000");
        await visitor.Page.GetByTestId("code-submit").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".problem")).ToContainTextAsync("did not work");
        await visitor.Page.GetByTestId("code-field").FillAsync(await app.NextAsync(Cancel));
        await visitor.Page.GetByTestId("code-submit").ClickAsync();
        await visitor.Page.GetByTestId("offer-passkey").ClickAsync();

        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_recovery_code_gets_somebody_back_in_with_a_new_passkey()
    {
        var visitor = await ArriveAsync(Still);
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);
        await visitor.Page.GotoAsync($"{Portal.Address}/account/security");
        await visitor.Page.GetByTestId("recovery-make").ClickAsync();
        var code = await visitor.Page.GetByTestId("recovery-codes").Locator("li").First.InnerTextAsync();
        await visitor.ExpectAccessibleAsync("recovery-codes");

        var elsewhere = await ArriveAsync(Still);
        await elsewhere.Page.GotoAsync($"{Portal.Address}/signin");
        await elsewhere.ExpectAccessibleAsync("signin");
        await elsewhere.Page.GetByTestId("signin-recover").ClickAsync();
        await elsewhere.ExpectAccessibleAsync("recover");
        await elsewhere.Page.GetByTestId("recover-username").FillAsync(person.UserName);
        await elsewhere.Page.GetByTestId("recover-code").FillAsync(code.ToLowerInvariant());
        await elsewhere.Page.GetByTestId("recover-continue").ClickAsync();
        await elsewhere.Page.GetByTestId("recover-passkey").WaitForAsync();
        await elsewhere.ExpectAccessibleAsync("recover-choice");
        await elsewhere.Page.GetByTestId("recover-passkey").ClickAsync();
        await elsewhere.Page.GetByTestId("recover-done-signin").ClickAsync();
        await elsewhere.PressPasskeyButtonAsync();

        await elsewhere.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task Two_people_share_a_browser_and_choose()
    {
        var (visitor, person) = await WithPasswordAsync();
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.Page.GetByTestId("signin-another").ClickAsync();
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, "Alice Liddell");

        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await Assertions.Expect(visitor.Page.GetByTestId("signin-account")).ToHaveCountAsync(2);
        await visitor.ExpectAccessibleAsync("chooser");
        await visitor.Page.GetByTestId("signin-account").Filter(new() { HasText = person.Name }).ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);

        await visitor.Page.GotoAsync($"{Portal.Address}/signin?confirm=1&return=/account");
        await visitor.ExpectAccessibleAsync("confirm");
        await visitor.Page.GetByTestId("signin-password").FillAsync(SharedPortal.Password);
        await visitor.Page.GetByTestId("signin-submit").ClickAsync();
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    private async Task<(Visitor Visitor, Person Person)> WithPasswordAsync()
    {
        var visitor = await ArriveAsync(Still);
        var person = Person.New();
        await visitor.Page.GotoAsync($"{Portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.ChoosePasswordAsync("signup", SharedPortal.Password);
        await visitor.ExpectSignedInAsync(Portal, person.Name);
        return (visitor, person);
    }

    private async Task<AuthenticatorApp> TurnOnAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync($"{Portal.Address}/account/security");
        await visitor.Page.GetByTestId("app-turn-on").ClickAsync();
        var app = new AuthenticatorApp(await visitor.Page.GetByTestId("app-key").InnerTextAsync());
        await visitor.ExpectAccessibleAsync("security-app");
        await visitor.Page.Locator("#app-code").FillAsync(await app.NextAsync(Cancel));
        await visitor.Page.GetByTestId("app-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("app-on")).ToBeVisibleAsync();
        return app;
    }
}
