using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Passwords, the code behind them, and the codes on paper.</summary>
public sealed class SecurityJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private const string Another = "Another-Horse-10";

    [Fact]
    public async Task Only_the_new_password_signs_in_after_a_change()
    {
        var (visitor, person) = await OpenAsync();

        await visitor.Page.GetByTestId("password-edit").ClickAsync();
        await visitor.Page.GetByTestId("password-current").FillAsync(SharedPortal.Password);
        await visitor.Page.GetByTestId("password-new").FillAsync(Another);
        await visitor.Page.GetByTestId("password-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("security-said")).Not.ToBeEmptyAsync();

        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await Assertions.Expect(visitor.Page.GetByTestId("signin-problem")).ToBeVisibleAsync();
        await visitor.EnterPasswordAgainAsync(Another);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_code_of_the_app_is_asked_for_also_without_scripts()
    {
        var (visitor, person) = await OpenAsync();
        var app = await visitor.TurnOnAppAsync(Portal, Cancel);

        var plain = await ArriveAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await plain.Page.GotoAsync($"{Portal.Address}/signin");
        await plain.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await plain.Page.GetByTestId("code-field").FillAsync("000000");
        await plain.Page.GetByTestId("code-submit").ClickAsync();
        await Assertions.Expect(plain.Page.GetByTestId("code-field")).ToHaveAttributeAsync("aria-invalid", "true");
        await plain.Page.GetByTestId("code-field").FillAsync(await app.NextAsync(Cancel));
        await plain.Page.GetByTestId("code-submit").ClickAsync();
        await plain.Page.GetByTestId("offer-skip").ClickAsync();

        await plain.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_code_on_paper_takes_the_place_of_the_phone_once()
    {
        var (visitor, person) = await OpenAsync();
        await visitor.TurnOnAppAsync(Portal, Cancel);
        await visitor.Page.GetByTestId("recovery-make").ClickAsync();
        await visitor.Page.GetByTestId("recovery-codes").WaitForAsync();
        var codes = await visitor.Page.GetByTestId("recovery-codes").Locator("li").AllInnerTextsAsync();
        await visitor.Page.GetByTestId("recovery-done").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("recovery-shown")).ToHaveCountAsync(0);

        await EnterCodeAsync(visitor, person, codes[0]);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
        await EnterCodeAsync(visitor, person, codes[0]);
        await Assertions.Expect(visitor.Page.GetByTestId("code-recovery")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.Page.GetByTestId("code-recovery").FillAsync(codes[1]);
        await visitor.Page.GetByTestId("code-submit").ClickAsync();
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    private async Task EnterCodeAsync(Visitor visitor, Person person, string code)
    {
        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await visitor.Page.GetByTestId("code-use-recovery").ClickAsync();
        await visitor.Page.GetByTestId("code-recovery").FillAsync(code);
        await visitor.Page.GetByTestId("code-submit").ClickAsync();
    }

    private async Task<(Visitor Visitor, Person Person)> OpenAsync()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpWithPasswordAsync(Portal, person);
        await visitor.Page.GotoAsync($"{Portal.Address}/account/security");
        return (visitor, person);
    }
}
