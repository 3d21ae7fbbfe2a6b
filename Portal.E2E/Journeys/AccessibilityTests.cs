using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Every page, in the states that people meet it in. The set-up page is looked at in <see cref="FirstRunJourneys"/>.</summary>
public sealed class AccessibilityTests(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    // Half-way through a transition, colours are neither the one nor the other.
    private static BrowserNewContextOptions Still => new() { ReducedMotion = ReducedMotion.Reduce };

    [Fact]
    public async Task Signing_in_is_accessible()
    {
        var visitor = await ArriveAsync(Still);

        await OpenAsync(visitor, "/signin");
        await visitor.Page.GetByTestId("signin-username").FillAsync("bob");
        await visitor.Page.GetByTestId("signin-continue").ClickAsync();
        await visitor.ExpectAccessibleAsync("password step");
        await visitor.EnterPasswordAgainAsync("Wrong-Horse-9");
        await visitor.Page.GetByTestId("signin-problem").WaitForAsync();
        await visitor.ExpectAccessibleAsync("wrong password");
    }

    [Fact]
    public async Task Signing_up_is_accessible()
    {
        var visitor = await ArriveAsync(Still);

        await OpenAsync(visitor, "/signup");
        await visitor.EnterDetailsAsync("signup", Person.New() with { UserName = "alice" });
        await visitor.ExpectAccessibleAsync("taken user name");
        await visitor.EnterDetailsAsync("signup", Person.New());
        await visitor.Page.GetByTestId("signup-use-password").ClickAsync();
        await visitor.ExpectAccessibleAsync("choice of passkey or password");
    }

    [Theory]
    [InlineData("/setup?code=none")]
    [InlineData("/signout")]
    [InlineData("/oauth2/authorize?client_id=nobody")]
    [InlineData("/no/such/page")]
    [InlineData("/signin?request=none")]
    public async Task Pages_that_say_no_are_accessible(string path) => await OpenAsync(await ArriveAsync(Still), path);

    [Fact]
    public async Task An_account_is_accessible()
    {
        var visitor = await ArriveAsync(Still);
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.ExpectAccessibleAsync("/account");

        await OpenAsync(visitor, "/account/passkeys");
        await visitor.Authenticator.ReplaceAsync();
        await visitor.Page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-row")).ToHaveCountAsync(2);
        await visitor.Page.GetByTestId("passkey-rename").First.ClickAsync();
        await visitor.Page.GetByTestId("passkey-name").FillAsync("");
        await visitor.Page.GetByTestId("passkey-rename-save").ClickAsync();
        await visitor.ExpectAccessibleAsync("two passkeys, empty name");
        await visitor.Page.GetByTestId("passkey-remove").First.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-remove-dialog")).ToBeVisibleAsync();
        await visitor.ExpectAccessibleAsync("remove dialog");
    }

    [Fact]
    public async Task Pages_between_sign_in_and_app_are_accessible()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync(Still);
        await visitor.SignUpAsync(Portal, Person.New());

        await visitor.StartAtAsync(app);
        await visitor.ExpectAccessibleAsync("consent");
        await OpenAsync(visitor, "/signin/passkey");
        await OpenAsync(visitor, "/signout");
    }

    [Fact]
    public async Task Connected_apps_are_accessible()
    {
        await using var first = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        await using var second = await RegisteredApps.StartAsync(Portal, "Tide Tables", Cancel);
        var visitor = await ArriveAsync(Still);
        await visitor.SignUpAsync(Portal, Person.New());
        await OpenAsync(visitor, "/account/apps");
        foreach (var app in (IRelyingParty[])[first, second])
        {
            await visitor.StartAtAsync(app);
            await visitor.AllowAsync();
            await visitor.BackAtAsync(app);
        }

        await OpenAsync(visitor, "/account/apps");
        await visitor.Page.GetByTestId("apps-disconnect-all").ClickAsync();
        await visitor.ExpectAccessibleAsync("disconnect all");
        await visitor.Page.GetByTestId("apps-disconnect-all-dialog-keep").ClickAsync();
        await visitor.Page.GetByTestId("app-details").First.ClickAsync();
        await visitor.Page.GetByTestId("app-scopes").WaitForAsync();
        await visitor.ExpectAccessibleAsync("app");
        await visitor.Page.GetByTestId("app-disconnect").ClickAsync();
        await visitor.ExpectAccessibleAsync("disconnect one");
        await visitor.Page.GetByTestId("app-disconnect-dialog-confirm").ClickAsync();
        await visitor.Page.GetByTestId("app-row").WaitForAsync();
        await visitor.ExpectAccessibleAsync("disconnected");
        await OpenAsync(visitor, $"/oidc/consent/{Guid.NewGuid()}/");
    }

    [Fact]
    public async Task Signing_out_is_accessible()
    {
        await using var app = await RegisteredApps.StartAsync(Portal, "Tide Tables", Cancel, "front-channel");
        var visitor = await ArriveAsync(Still);
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.StartAtAsync(app);
        await visitor.AllowAsync();
        await visitor.BackAtAsync(app);

        await visitor.SignOutAtAsync(app, "hint=none");
        await visitor.ExpectAccessibleAsync("an app asks");
        await visitor.StayWhereAppsAreToldAsync();
        await visitor.Page.GetByTestId("signout-confirm").ClickAsync();
        await visitor.Page.GetByTestId("signout-working").WaitForAsync();
        await visitor.ExpectAccessibleAsync("apps are told");
        await visitor.SignOutAtAsync(app, "hint=none");
        await visitor.Page.GetByTestId("signout-back").WaitForAsync();
        await visitor.ExpectAccessibleAsync("signed out already");
    }

    private async Task OpenAsync(Visitor visitor, string path)
    {
        await visitor.Page.GotoAsync(Portal.Address + path);
        await visitor.ExpectAccessibleAsync(path);
    }
}
