using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and the people.</summary>
public sealed class AdminUsersJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task Somebody_is_found_disabled_enabled_and_given_a_link()
    {
        var person = Person.New();
        var theirs = await ArriveAsync();
        await theirs.SignUpAsync(Portal, person);
        // An open page would leave by itself when the session ends, at any moment.
        await theirs.Page.GotoAsync("about:blank");
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin/users");
        await visitor.Page.GetByTestId("users-search").FillAsync(person.UserName);
        await Assertions.Expect(visitor.Page.GetByTestId("users-open")).ToHaveTextAsync([person.UserName]);
        await visitor.ExpectAccessibleAsync("users");
        await visitor.Page.GetByTestId("users-open").ClickAsync();
        await visitor.Page.GetByTestId("user-sessions").WaitForAsync();
        await visitor.ExpectAccessibleAsync("user");

        await visitor.Page.GetByTestId("user-disable").ClickAsync();
        await visitor.Page.GetByTestId("user-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("user-state")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("user-no-sessions")).ToBeVisibleAsync();
        await theirs.Page.GotoAsync($"{Portal.Address}/account");
        Assert.Equal("/signin", new Uri(theirs.Page.Url).AbsolutePath);

        await visitor.Page.GetByTestId("user-enable").ClickAsync();
        await visitor.Page.GetByTestId("user-confirm").ClickAsync();
        await visitor.Page.GetByTestId("user-recover").ClickAsync();
        await visitor.Page.GetByTestId("user-recover-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("one-time-link")).ToContainTextAsync("/recover?code=");
    }
}
