using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and what lets apps and people in: keys, scopes, grants and sessions.</summary>
public sealed class AdminAccessJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task Keys_are_rotated_and_one_is_revoked_and_an_app_goes_on()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var person = await ArriveAsync();
        await person.SignUpAsync(Portal, Person.New());
        await person.StartAtAsync(app);
        await person.AllowAsync();
        Assert.Null((await person.BackAtAsync(app)).Error);
        var administrator = await AdministratorAsync("/admin/keys");

        await administrator.Page.GetByTestId("keys-rotate").ClickAsync();
        await administrator.Page.GetByTestId("keys-rotate-confirm").ClickAsync();
        await Assertions.Expect(administrator.Page.GetByTestId("keys-said")).ToContainTextAsync("New keys are published");
        await administrator.ExpectAccessibleAsync("keys");
        var kid = await administrator.Page.GetByTestId("keys-grid").Locator("code.breaks").First.InnerTextAsync();
        await administrator.Page.GetByTestId("keys-revoke").First.ClickAsync();
        await Assertions.Expect(administrator.Page.GetByTestId("keys-revoke-dialog")).ToContainTextAsync(kid);
        await administrator.ExpectAccessibleAsync("keys-revoke");
        await administrator.Page.GetByTestId("keys-revoke-confirm").ClickAsync();
        await Assertions.Expect(administrator.Page.GetByTestId("keys-said")).ToContainTextAsync("is revoked");

        Assert.Null((await person.RefreshAtAsync(app)).Error);
        await person.StartAtAsync(app);
        Assert.Null((await person.BackAtAsync(app)).Error);
    }

    [Fact]
    public async Task A_scope_with_German_words_is_read_in_German_where_an_app_asks_for_it()
    {
        var name = $"api.{Guid.NewGuid():N}"[..16];
        var administrator = await AdministratorAsync("/admin/scopes/new");
        var page = administrator.Page;
        await page.GetByTestId("scope-name").FillAsync(name);
        await page.GetByTestId("scope-title").FillAsync("Read your logbook");
        await page.GetByTestId("scope-claim-email").CheckAsync();
        await page.GetByTestId("scope-translations").Locator("summary").ClickAsync();
        await page.GetByTestId("scope-title-de").FillAsync("Dein Logbuch lesen");
        await administrator.ExpectAccessibleAsync("scope-new");
        await page.GetByTestId("scope-save").ClickAsync();
        await page.WaitForURLAsync($"{Portal.Address}/admin/scopes/edit?name={name}");
        await Assertions.Expect(page.GetByTestId("scope-clients")).ToBeVisibleAsync();
        await administrator.ExpectAccessibleAsync("scope");

        var person = await ArriveAsync();
        await person.SignUpAsync(Portal, Person.New());
        await person.Page.GotoAsync($"{Portal.Address}/oauth2/authorize?{await RequestAsync(name)}&ui_locales=de");

        await Assertions.Expect(person.Page.GetByTestId("consent-scopes")).ToContainTextAsync("Dein Logbuch lesen");
        await page.GotoAsync($"{Portal.Address}/admin/scopes");
        await Assertions.Expect(page.GetByTestId("scopes-own")).ToContainTextAsync(name);
        await administrator.ExpectAccessibleAsync("scopes");
    }

    [Fact]
    public async Task A_session_is_revoked_and_the_other_browser_is_signed_out()
    {
        var person = Person.New();
        var theirs = await ArriveAsync();
        await theirs.SignUpAsync(Portal, person);
        // An open page would leave by itself when the session ends, at any moment.
        await theirs.Page.GotoAsync("about:blank");
        var administrator = await AdministratorAsync("/admin/sessions");
        var page = administrator.Page;
        await page.GetByTestId("access-user").FillAsync(person.UserName);
        await page.GetByTestId("access-user").PressAsync("Enter");
        await page.GetByTestId("access-user").BlurAsync();
        await Assertions.Expect(page.GetByTestId("access-revoke")).ToHaveCountAsync(1);
        await administrator.ExpectAccessibleAsync("sessions");

        await page.GetByTestId("access-tick").CheckAsync();
        await page.GetByTestId("access-revoke-ticked").ClickAsync();
        await page.GetByTestId("access-confirm").ClickAsync();

        await Assertions.Expect(page.GetByTestId("access-said")).ToContainTextAsync("1 ended.");
        await Assertions.Expect(page.GetByTestId("access-revoke")).ToHaveCountAsync(0);
        await theirs.Page.GotoAsync($"{Portal.Address}/account");
        await theirs.Page.WaitForURLAsync($"{Portal.Address}/signin**");
    }

    private async Task<Visitor> AdministratorAsync(string path)
    {
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync(Portal.Address + path);
        await visitor.UntilLiveAsync();
        return visitor;
    }

    // Of an app that registers itself for the scope.
    private async Task<string> RequestAsync(string scope)
    {
        using var http = new HttpClient();
        var app = new JsonObject
        {
            ["client_name"] = "Logbook",
            ["redirect_uris"] = new JsonArray("http://127.0.0.1/callback"),
            ["application_type"] = "native",
            ["scope"] = $"openid {scope}",
        };
        var answer = await http.PostAsJsonAsync($"{Portal.Address}/oauth2/register", app, Cancel);
        var client = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["client_id"]!.GetValue<string>();
        return $"client_id={client}&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&response_type=code&scope=openid%20{scope}"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    }
}
