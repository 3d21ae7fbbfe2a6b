using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Making an account.</summary>
public sealed class SignUpJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_passkey_is_all_that_a_new_account_needs()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();

        await visitor.SignUpAsync(Portal, person);

        await visitor.ExpectSignedInAsync(Portal, person.Name);
        var credential = Assert.Single(await visitor.Authenticator.CredentialsAsync());
        Assert.Equal("localhost", credential.GetProperty("rpId").GetString());
        Assert.True(credential.GetProperty("isResidentCredential").GetBoolean());
    }

    [Fact]
    public async Task A_password_can_be_chosen_instead_and_a_passkey_added_later()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();

        await visitor.Page.GotoAsync($"{Portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.ChoosePasswordAsync("signup", SharedPortal.Password);
        await visitor.ExpectSignedInAsync(Portal, person.Name);
        await Assertions.Expect(visitor.Page.GetByTestId("overview-no-passkey")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/account/passkeys");
        await visitor.Page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-row")).ToHaveCountAsync(1);
        Assert.Single(await visitor.Authenticator.CredentialsAsync());
    }

    [Fact]
    public async Task A_taken_user_name_is_said_beside_its_field()
    {
        var visitor = await ArriveAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", Person.New() with { UserName = "alice" });

        var field = visitor.Page.GetByTestId("signup-username");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal("alice", await field.InputValueAsync());
    }

    [Fact]
    public async Task A_cancelled_prompt_says_so_and_can_be_tried_again()
    {
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.Page.GotoAsync($"{Portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", person);

        await visitor.Authenticator.RecogniseAsync(false);
        await visitor.Page.GetByTestId("signup-passkey").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-said")).ToContainTextAsync("closed or timed out");

        await visitor.Authenticator.RecogniseAsync(true);
        await visitor.Page.GetByTestId("signup-passkey").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task Where_an_invitation_is_needed_it_makes_one_account()
    {
        var portal = await StartPortalAsync(SharedPortal.Described, ("Portal:SignUp:Mode", "invite"));
        var uninvited = await ArriveAsync();
        await uninvited.Page.GotoAsync($"{portal.Address}/signup");
        await Assertions.Expect(uninvited.Page.GetByTestId("signup-refused")).ToBeVisibleAsync();

        var invitation = (await portal.OperateAsync(Cancel, "admin", "invite")).Split('\n')[^1].Trim();
        var guest = await ArriveAsync();
        var person = Person.New();
        await guest.Page.GotoAsync(invitation);
        await guest.EnterDetailsAsync("signup", person);
        await guest.Page.GetByTestId("signup-passkey").ClickAsync();
        await guest.ExpectSignedInAsync(portal, person.Name);

        await uninvited.Page.GotoAsync(invitation);
        await Assertions.Expect(uninvited.Page.GetByTestId("signup-refused")).ToBeVisibleAsync();
    }
}
