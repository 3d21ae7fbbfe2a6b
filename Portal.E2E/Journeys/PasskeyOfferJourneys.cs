using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The page that offers a passkey after a sign-in with a password.</summary>
public sealed class PasskeyOfferJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    // Chromium does this only with a password manager that has the password, so the manager is played here: it agrees.
    private const string ManagerThatAgrees =
        """
        PublicKeyCredential.getClientCapabilities = async () => ({ conditionalCreate: true });
        const create = navigator.credentials.create.bind(navigator.credentials);
        navigator.credentials.create = ({ mediation, ...options }) => create(options);
        """;

    private const string ManagerThatDeclines =
        """
        PublicKeyCredential.getClientCapabilities = async () => ({ conditionalCreate: true });
        const create = navigator.credentials.create.bind(navigator.credentials);
        navigator.credentials.create = (options) => options.mediation === "conditional"
          ? Promise.reject(new DOMException("no password here", "NotAllowedError"))
          : create(options);
        """;

    [Fact]
    public async Task A_browser_that_saves_a_passkey_on_its_own_has_it_the_next_time()
    {
        var (visitor, person) = await WithPasswordOnlyAsync(ManagerThatAgrees);

        await Assertions.Expect(visitor.Page.GetByTestId("offer-done")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("offer-passkey")).ToHaveCountAsync(0);
        await visitor.Page.GetByTestId("offer-continue").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);

        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.PressPasskeyButtonAsync();
        await visitor.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_browser_that_does_not_leaves_the_offer_as_it_is()
    {
        var (visitor, person) = await WithPasswordOnlyAsync(ManagerThatDeclines);

        await Assertions.Expect(visitor.Page.GetByTestId("offer-done")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-said")).ToBeEmptyAsync();
        await visitor.Page.GetByTestId("offer-passkey").ClickAsync();

        await visitor.ExpectSignedInAsync(Portal, person.Name);
        await visitor.Page.GotoAsync($"{Portal.Address}/account/passkeys");
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-row")).ToHaveCountAsync(1);
    }

    private async Task<(Visitor Visitor, Person Person)> WithPasswordOnlyAsync(string manager)
    {
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.Page.AddInitScriptAsync(manager);
        await visitor.Page.GotoAsync($"{Portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.ChoosePasswordAsync("signup", SharedPortal.Password);
        await visitor.ExpectSignedInAsync(Portal, person.Name);

        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        return (visitor, person);
    }
}
