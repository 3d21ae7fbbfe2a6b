using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>One person at two browsers.</summary>
public sealed class SessionsJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData("sessions")]
    [InlineData("tokens")]
    [InlineData("activity")]
    [InlineData("passkeys")]
    [InlineData("security")]
    [InlineData("apps")]
    [InlineData("receipts")]
    [InlineData("data")]
    public async Task A_session_that_is_ended_elsewhere_is_thrown_out_at_once(string open)
    {
        var (here, there) = await OpenBothAsync();
        await there.Page.GotoAsync($"{Portal.Address}/account/{open}");
        await there.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await here.Page.GotoAsync($"{Portal.Address}/account/sessions");
        await Assertions.Expect(here.Page.GetByTestId("session-row")).ToHaveCountAsync(2);
        await here.Page.GetByTestId("session-end").ClickAsync();
        await Assertions.Expect(here.Page.GetByTestId("session-row")).ToHaveCountAsync(1);
        await Assertions.Expect(here.Page.GetByTestId("sessions-said")).Not.ToBeEmptyAsync();

        await there.Page.WaitForURLAsync($"{Portal.Address}/signin**");
        await there.Page.GotoAsync($"{Portal.Address}/account");
        await there.Page.WaitForURLAsync($"{Portal.Address}/signin**");
    }

    [Fact]
    public async Task A_sign_in_elsewhere_shows_at_once_and_all_others_end_together()
    {
        var here = await ArriveAsync();
        var person = Person.New();
        await here.SignUpWithPasswordAsync(Portal, person);
        await here.Page.GotoAsync($"{Portal.Address}/account/sessions");
        await Assertions.Expect(here.Page.GetByTestId("session-row")).ToHaveCountAsync(1);
        await here.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var there = await ArriveAsync();
        await SignInAsync(there, person);
        await Assertions.Expect(here.Page.GetByTestId("session-row")).ToHaveCountAsync(2);
        await here.Page.GetByTestId("sessions-end-others").ClickAsync();
        await here.Page.GetByTestId("sessions-end-others-confirm").ClickAsync();
        await Assertions.Expect(here.Page.GetByTestId("session-row")).ToHaveCountAsync(1);

        await there.Page.WaitForURLAsync($"{Portal.Address}/signin**");
        await there.Page.GotoAsync($"{Portal.Address}/account");
        await there.Page.WaitForURLAsync($"{Portal.Address}/signin**");
    }

    [Fact]
    public async Task An_app_that_is_disconnected_here_goes_from_the_pages_that_are_open_there()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var (here, there) = await OpenBothAsync();
        await there.Page.GotoAsync($"{Portal.Address}/account/apps");
        await Assertions.Expect(there.Page.GetByTestId("apps-empty")).ToBeVisibleAsync();
        await here.StartAtAsync(app);
        await here.AllowAsync();
        await here.BackAtAsync(app);

        await Assertions.Expect(there.Page.GetByTestId("app-row")).ToHaveCountAsync(1);
        var details = await there.Context.NewPageAsync();
        await details.GotoAsync(Portal.Address + await there.Page.GetByTestId("app-details").GetAttributeAsync("href"));
        await Assertions.Expect(details.GetByTestId("app-scopes")).ToBeVisibleAsync();
        await here.Page.GotoAsync($"{Portal.Address}/account/apps");
        await here.Page.GetByTestId("app-disconnect").ClickAsync();
        await here.Page.GetByTestId("app-disconnect-dialog-confirm").ClickAsync();

        await Assertions.Expect(there.Page.GetByTestId("app-row")).ToHaveCountAsync(0);
        await Assertions.Expect(there.Page.GetByTestId("apps-empty")).ToBeVisibleAsync();
        await Assertions.Expect(details.GetByTestId("app-gone")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_happened_is_told_newest_first()
    {
        var (here, there) = await OpenBothAsync();
        await here.Page.GotoAsync($"{Portal.Address}/account/activity");
        var kinds = here.Page.GetByTestId("activity-row");
        var before = await kinds.CountAsync();
        await here.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await there.SignOutAsync(Portal);

        await Assertions.Expect(kinds).ToHaveCountAsync(before + 1);
        await here.Page.ReloadAsync();
        await Assertions.Expect(kinds).ToHaveCountAsync(before + 1);
    }

    private async Task<(Visitor Here, Visitor There)> OpenBothAsync()
    {
        var here = await ArriveAsync();
        var person = Person.New();
        await here.SignUpWithPasswordAsync(Portal, person);
        var there = await ArriveAsync();
        await SignInAsync(there, person);
        return (here, there);
    }

    private async Task SignInAsync(Visitor visitor, Person person)
    {
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }
}
