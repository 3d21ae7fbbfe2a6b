using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The account page of passkeys, over its circuit.</summary>
public sealed class PasskeysJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_second_passkey_signs_in_as_well()
    {
        var (visitor, person) = await OpenAsync();

        var first = await visitor.Authenticator.ReplaceAsync();
        await visitor.Page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(2);
        await Assertions.Expect(visitor.Page.GetByTestId("passkeys-said")).ToContainTextAsync("Added");

        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.PressPasskeyButtonAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);

        await visitor.SignOutAsync(Portal);
        await visitor.Authenticator.TakeBackAsync(first);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.PressPasskeyButtonAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_device_gets_only_one_passkey_for_an_account()
    {
        var (visitor, _) = await OpenAsync();

        await visitor.Page.GetByTestId("passkey-add").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByTestId("passkeys-said")).ToContainTextAsync("already has a passkey");
        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_passkey_can_be_renamed()
    {
        var (visitor, _) = await OpenAsync();

        await visitor.Page.GetByTestId("passkey-rename").ClickAsync();
        await visitor.Page.GetByTestId("passkey-name").FillAsync("My phone <b>");
        await visitor.Page.GetByTestId("passkey-rename-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-label")).ToHaveTextAsync("My phone <b>");

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-label")).ToHaveTextAsync("My phone <b>");
    }

    [Fact]
    public async Task A_removed_passkey_is_not_known_any_more()
    {
        var (visitor, _) = await OpenAsync();
        var first = await visitor.Authenticator.ReplaceAsync();
        await visitor.Page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(2);

        var id = first[0].GetProperty("credentialId").GetString()!.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var row = visitor.Page.Locator($"[data-passkey-id='{id}']");
        await row.GetByTestId("passkey-remove").ClickAsync();
        await visitor.Page.GetByTestId("passkey-remove-confirm").ClickAsync();
        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(1);

        await visitor.SignOutAsync(Portal);
        await visitor.Authenticator.TakeBackAsync(first);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.PressPasskeyButtonAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-said")).ToContainTextAsync("isn’t known here any more");
        Assert.Empty(await visitor.Authenticator.CredentialsAsync());
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        var (visitor, _) = await OpenAsync();

        await visitor.Page.GetByTestId("passkey-remove").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-last-dialog")).ToBeVisibleAsync();
        await visitor.Page.GetByTestId("passkey-remove-cancel").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByTestId("passkey-last-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_passkey_that_is_used_says_when_and_where()
    {
        var (visitor, _) = await OpenAsync();
        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin?return=/account/passkeys");
        await visitor.PressPasskeyButtonAsync();

        await Assertions.Expect(Rows(visitor)).ToContainTextAsync("just now");
        await Assertions.Expect(Rows(visitor)).ToContainTextAsync("Linux");
    }

    [Fact]
    public async Task A_session_that_ended_elsewhere_is_thrown_out_at_once()
    {
        var (visitor, _) = await OpenAsync();
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync($"{Portal.Address}/signout");
        await other.GetByTestId("signout-confirm").ClickAsync();
        await Assertions.Expect(other.GetByTestId("signout-done")).ToBeVisibleAsync();

        await visitor.Page.WaitForURLAsync($"{Portal.Address}/signin**");
    }

    [Fact]
    public async Task A_passkey_that_is_removed_in_another_window_goes_from_this_one()
    {
        var (visitor, _) = await OpenAsync();
        await visitor.Authenticator.ReplaceAsync();
        await visitor.Page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(2);

        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync($"{Portal.Address}/account/passkeys");
        await other.GetByTestId("passkey-remove").First.ClickAsync();
        await other.GetByTestId("passkey-remove-confirm").ClickAsync();

        await Assertions.Expect(Rows(visitor)).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Page.GetByTestId("passkeys-said")).ToContainTextAsync("another window");
    }

    private static ILocator Rows(Visitor visitor) => visitor.Page.GetByTestId("passkey-row");

    private async Task<(Visitor Visitor, Person Person)> OpenAsync()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);
        await visitor.Page.GotoAsync($"{Portal.Address}/account/passkeys");
        return (visitor, person);
    }
}
