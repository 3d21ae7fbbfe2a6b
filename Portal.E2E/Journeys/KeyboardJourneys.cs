using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Somebody without mouse or finger.</summary>
public sealed class KeyboardJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_keyboard_goes_from_sign_in_to_sign_out_and_always_shows_where_it_is()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpWithPasswordAsync(Portal, person);
        await visitor.SignOutAsync(Portal);

        await visitor.StartAtAsync(app);
        await visitor.TypeIntoAsync("signin-username", person.UserName);
        await visitor.Page.GetByTestId("signin-password").WaitForAsync();
        await visitor.TypeIntoAsync("signin-password", SharedPortal.Password);
        await visitor.PressAsync("offer-skip");
        await visitor.PressAsync("consent-allow");
        Assert.Equal(person.Name, (await visitor.BackAtAsync(app)).FromUserInfo("name"));

        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        await visitor.PressAsync("account-passkeys");
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/account/passkeys");
        await visitor.PressAsync("passkey-add");
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-row")).ToHaveCountAsync(1);
        await visitor.PressAsync("passkey-remove");
        await visitor.Page.GetByTestId("passkey-remove-cancel").WaitForAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-remove-cancel")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-remove-dialog")).ToHaveCountAsync(0);

        await visitor.PressAsync("account-signout");
        await visitor.PressAsync("signout-confirm");
        await Assertions.Expect(visitor.Page.GetByTestId("signout-done")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_stop_of_an_account_page_skips_the_places()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.Page.GotoAsync($"{Portal.Address}/account/sessions");
        await visitor.Page.GetByTestId("session-row").WaitForAsync();
        await visitor.UntilLiveAsync();

        await visitor.TabToAsync(".skip");
        await Assertions.Expect(visitor.Page.Locator(".skip")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("main:focus, main h1:focus")).ToHaveCountAsync(1);

        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.GetByTestId("session-signout")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_tick_and_a_token_need_no_mouse()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.Page.GotoAsync($"{Portal.Address}/account/tokens");

        await visitor.PressAsync("token-new");
        await visitor.TabToTestIdAsync("token-name");
        await visitor.Page.Keyboard.TypeAsync("Backup script");
        await visitor.TabToTestIdAsync("token-scope-openid");
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.PressAsync("token-create");

        await Assertions.Expect(visitor.Page.GetByTestId("token-text")).ToBeVisibleAsync();
    }
}
