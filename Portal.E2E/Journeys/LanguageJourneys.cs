using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The language of the pages, chosen by hand.</summary>
public sealed partial class LanguageJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chosen_language_stays_from_page_to_page(bool scripts)
    {
        var visitor = await ArriveAsync(new BrowserNewContextOptions { JavaScriptEnabled = scripts });
        await visitor.Page.GotoAsync($"{Portal.Address}/signin?return=/account/security");
        await ExpectAsync(visitor, "en", "ltr");

        await ChooseAsync(visitor, "ar");
        await ExpectAsync(visitor, "ar", "rtl");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync($"{Portal.Address}/signin?return=/account/security");

        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/account/security");
        await ExpectAsync(visitor, "ar", "rtl");

        // The circuit draws the page anew when it starts, and the choice with it.
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ChooseAsync(visitor, "ja");
        await ExpectAsync(visitor, "ja", "ltr");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync($"{Portal.Address}/account/security");
    }

    [Fact]
    public async Task The_administrators_pages_stay_english_while_they_live()
    {
        var visitor = await ArriveAsync(new BrowserNewContextOptions { Locale = "ar" });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin/users/new");
        await visitor.UntilLiveAsync();
        await visitor.Page.GetByTestId("new-user-name").FillAsync("x");
        await visitor.Page.GetByTestId("new-user-full").FillAsync("X");
        await visitor.Page.GetByTestId("new-user-email").FillAsync("x@example.test");
        await visitor.Page.GetByTestId("new-user-create").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("at least two characters")).ToBeVisibleAsync();
        await ExpectAsync(visitor, "en", "ltr");
        await Assertions.Expect(visitor.Page.GetByText(Arabic())).ToHaveCountAsync(0);

        await visitor.Page.GetByTestId("admin-account").ClickAsync();
        await visitor.UntilLiveAsync();
        await ExpectAsync(visitor, "ar", "rtl");
        await Assertions.Expect(visitor.Page.GetByTestId("account-passkeys")).ToHaveTextAsync(Arabic());
    }

    private static async Task ChooseAsync(Visitor visitor, string language)
    {
        await visitor.Page.GetByTestId("language-select").SelectOptionAsync(language);
        await visitor.Page.GetByTestId("language-submit").ClickAsync();
    }

    private static async Task ExpectAsync(Visitor visitor, string language, string direction)
    {
        var page = visitor.Page.Locator("html");
        await Assertions.Expect(page).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page).ToHaveAttributeAsync("dir", direction);
    }

    [GeneratedRegex("[\u0600-\u06FF]")]
    private static partial Regex Arabic();
}
