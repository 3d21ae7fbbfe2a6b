using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Pictures of the pages beside the main road, and of the two that everybody meets in two languages that look different.</summary>
public sealed class MoreScreenTests(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task Pages_of_a_password_can_be_shown()
    {
        var visitor = await ArriveAsync(Still("en-GB"));
        var person = Person.New() with { Name = "Robin Reed" };
        await visitor.Page.GotoAsync($"{Portal.Address}/signup");
        await visitor.ShootTwiceAsync("signup");
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.Page.GetByTestId("signup-use-password").ClickAsync();
        await visitor.ShootTwiceAsync("signup-choice", full: true);
        await visitor.Page.GetByTestId("signup-password").FillAsync(SharedPortal.Password);
        await visitor.Page.GetByTestId("signup-password-submit").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/account");

        await visitor.TurnOnAppAsync(Portal, Cancel);
        await visitor.Page.GetByTestId("recovery-make").ClickAsync();
        await visitor.Page.GetByTestId("recovery-codes").WaitForAsync();
        await visitor.ShootTwiceAsync("security", full: true);
        await visitor.SignOutAsync(Portal);
        await SignInAsync(visitor, person);
        await visitor.Page.GetByTestId("code-field").WaitForAsync();
        await visitor.ShootTwiceAsync("code");
    }

    [Theory]
    [InlineData("recover", "/recover")]
    [InlineData("goodbye", "/goodbye")]
    [InlineData("error", "/oauth2/authorize?client_id=nobody")]
    [InlineData("not-found", "/no/such/page")]
    [InlineData("expired", "/signin?request=none")]
    public async Task Pages_beside_the_road_can_be_shown(string name, string path)
    {
        var visitor = await ArriveAsync(Still("en-GB"));
        await visitor.Page.GotoAsync(Portal.Address + path);
        await visitor.ShootTwiceAsync(name);
    }

    [Fact]
    public async Task An_authenticator_app_and_a_refused_password_can_be_shown()
    {
        var visitor = await ArriveAsync(Still("en-GB"));
        var person = Person.New() with { Name = "Robin Reed" };
        await visitor.SignUpWithPasswordAsync(Portal, person);
        await visitor.Page.GotoAsync($"{Portal.Address}/account/security");
        await visitor.Page.GetByTestId("app-turn-on").ClickAsync();
        await visitor.Page.GetByTestId("app-qr").WaitForAsync();
        await visitor.ShootTwiceAsync("security-app", full: true);
        await visitor.SignOutAsync(Portal);
        await SignInAsync(visitor, person);
        await visitor.Page.GetByTestId("offer-skip").WaitForAsync();
        await visitor.ShootTwiceAsync("passkey-offer");
        await visitor.SignOutAsync(Portal);
        await SignInAsync(visitor, person with { UserName = "nobody" });
        await visitor.Page.GetByTestId("signin-problem").WaitForAsync();
        await visitor.ShootTwiceAsync("signin-refused");
    }

    [Fact]
    public async Task A_device_can_be_shown()
    {
        await using var television = await RelyingParties.StartAsync(RpKind.Device, SharedPortal.AppAt(Portal, "tv"), Cancel);
        using var screen = new HttpClient { BaseAddress = new(television.Address) };
        var visitor = await ArriveAsync(Still("en-GB"));
        await visitor.SignUpAsync(Portal, Person.New() with { Name = "Robin Reed" });
        await visitor.Page.GotoAsync($"{Portal.Address}/device");
        await visitor.ShootTwiceAsync("device");
        await visitor.Page.GetByTestId("device-code").FillAsync("BCDF-GHJK");
        await visitor.Page.GetByTestId("device-continue").ClickAsync();
        await visitor.Page.Locator(".problem").WaitForAsync();
        await visitor.ShootTwiceAsync("device-wrong");
        var shown = await screen.GetFromJsonAsync<JsonObject>("/login", Cancel);
        await visitor.Page.GotoAsync(shown!["verification_uri_complete"]!.GetValue<string>());
        await visitor.ShootTwiceAsync("device-question", full: true);
        await visitor.Page.GetByTestId("device-allow").ClickAsync();
        await visitor.Page.GetByTestId("device-allowed").WaitForAsync();
        await visitor.ShootTwiceAsync("device-allowed");
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("ja")]
    public async Task Sign_in_and_consent_can_be_shown_in_other_languages(string language)
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync(Still(language));
        await visitor.StartAtAsync(app);
        await visitor.ShootTwiceAsync($"signin-{language}");
        await visitor.SignUpAsync(Portal, Person.New() with { Name = "Robin Reed" });
        await visitor.StartAtAsync(app);
        await visitor.Page.GetByTestId("consent-allow").WaitForAsync();
        await visitor.ShootTwiceAsync($"consent-{language}", full: true);
        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        await visitor.ShootTwiceAsync($"overview-{language}");
    }

    private static BrowserNewContextOptions Still(string language) => new() { Locale = language, ReducedMotion = ReducedMotion.Reduce };

    private async Task SignInAsync(Visitor visitor, Person person)
    {
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
    }
}
