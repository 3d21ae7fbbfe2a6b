using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Coming back to an account.</summary>
public sealed class SignInJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task Autofill_signs_in_without_a_press_on_the_button()
    {
        var (visitor, person) = await ReturnAsync();

        await visitor.Authenticator.UseAutofillAsync();
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");

        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task The_button_signs_in_while_autofill_waits()
    {
        var (visitor, person) = await ReturnAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.PressPasskeyButtonAsync();

        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_press_before_the_pages_script_has_come_is_not_lost()
    {
        var (visitor, person) = await ReturnAsync();
        var cancel = Cancel;
        await visitor.Page.RouteAsync("**/js/*.js", async route =>
        {
            await Task.Delay(700, cancel);
            await route.ContinueAsync();
        });

        await visitor.Page.GotoAsync($"{Portal.Address}/signin", new() { WaitUntil = WaitUntilState.Commit });
        await visitor.PressPasskeyButtonAsync();

        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_cancelled_prompt_says_so_and_can_be_tried_again()
    {
        var (visitor, person) = await ReturnAsync();
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");

        await visitor.Authenticator.RecogniseAsync(false);
        await visitor.PressPasskeyButtonAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-said")).ToContainTextAsync("closed or timed out");

        await visitor.Authenticator.RecogniseAsync(true);
        await visitor.PressPasskeyButtonAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_password_signs_in_and_a_passkey_is_offered()
    {
        var visitor = await ArriveAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();

        await visitor.ExpectSignedInAsync(Portal, "Alice Liddell");
    }

    [Theory]
    [InlineData("bob", "Wrong-Horse-9")]
    [InlineData("nobody-of-that-name", SharedPortal.Password)]
    public async Task A_wrong_name_and_a_wrong_password_are_told_alike(string userName, string password)
    {
        var visitor = await ArriveAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(userName, password);

        var said = await visitor.Page.GetByTestId("signin-problem").InnerTextAsync();
        Assert.Contains("password", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(userName, said, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await visitor.Page.GetByTestId("signin-password").InputValueAsync());
    }

    [Fact]
    public async Task A_password_signs_in_without_scripts()
    {
        var visitor = await ArriveAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });

        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await Assertions.Expect(visitor.Page.GetByTestId("signin-passkey")).ToBeHiddenAsync();
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();

        await visitor.ExpectSignedInAsync(Portal, "Alice Liddell");
    }

    [Theory]
    [InlineData("/account/passkeys", "/account/passkeys")]
    [InlineData("https://evil.example/", "/account")]
    [InlineData("//evil.example/", "/account")]
    [InlineData("/\\evil.example/", "/account")]
    public async Task Signing_in_leads_on_to_a_place_of_the_portal_only(string wanted, string reached)
    {
        var (visitor, _) = await ReturnAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/signin?return={Uri.EscapeDataString(wanted)}");
        await visitor.PressPasskeyButtonAsync();

        await visitor.Page.WaitForURLAsync(Portal.Address + reached);
    }

    [Fact]
    public async Task Whoever_asks_for_an_account_page_signs_in_and_arrives_there()
    {
        var (visitor, _) = await ReturnAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/account/passkeys");
        await visitor.PressPasskeyButtonAsync();

        await visitor.Page.WaitForURLAsync($"{Portal.Address}/account/passkeys");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_kept_cookie()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        var kept = await visitor.Context.CookiesAsync();

        await visitor.SignOutAsync(Portal);
        await visitor.Context.AddCookiesAsync(kept.Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            SameSite = cookie.SameSite,
        }));
        await visitor.Page.GotoAsync($"{Portal.Address}/account");

        await visitor.Page.WaitForURLAsync($"{Portal.Address}/signin?**");
    }

    // Somebody with a passkey who is not signed in; nobody touches the sensor until the test says so.
    private async Task<(Visitor Visitor, Person Person)> ReturnAsync()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);
        await visitor.SignOutAsync(Portal);
        return (visitor, person);
    }
}
