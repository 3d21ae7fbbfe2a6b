using System.Text.Json;
using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What people keep here about themselves: changing it, taking it along, and leaving.</summary>
public sealed class LeavingJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_changed_profile_stays_and_says_what_is_wrong_with_it()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.Page.GotoAsync($"{Portal.Address}/account/profile");

        await visitor.Page.GetByTestId("profile-name").FillAsync("Robin van Reed");
        await visitor.Page.GetByTestId("profile-website").FillAsync("ftp://robin.example.test/");
        await visitor.Page.GetByTestId("profile-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("profile-website")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.Page.GetByTestId("profile-website").FillAsync("https://robin.example.test/");
        await visitor.Page.GetByTestId("profile-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("profile-said").And(visitor.Page.Locator(".done"))).Not.ToBeEmptyAsync();

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("profile-name")).ToHaveValueAsync("Robin van Reed");
        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        await visitor.ExpectSignedInAsync(Portal, "Robin van Reed");
    }

    [Fact]
    public async Task Data_can_be_taken_along_and_a_deleted_account_is_gone()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpWithPasswordAsync(Portal, person);
        await visitor.Page.GotoAsync($"{Portal.Address}/account/data");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByTestId("data-download").ClickAsync());
        await using (var file = await download.CreateReadStreamAsync())
        {
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: Cancel);
            var text = document.RootElement.GetRawText();
            Assert.Contains(person.Email, text, StringComparison.Ordinal);
            Assert.DoesNotContain("$argon2", text, StringComparison.Ordinal);
        }

        await visitor.Page.GetByTestId("data-delete-ask").ClickAsync();
        await visitor.Page.GetByTestId("data-delete-dialog-keep").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("data-delete-dialog")).ToBeHiddenAsync();
        await visitor.Page.GetByTestId("data-delete-ask").ClickAsync();
        await visitor.Page.GetByTestId("data-delete-dialog-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("goodbye")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/signin**");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await Assertions.Expect(visitor.Page.GetByTestId("signin-problem")).ToBeVisibleAsync();
    }
}
