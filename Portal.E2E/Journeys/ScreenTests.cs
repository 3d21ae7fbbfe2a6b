using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Pictures of the running product, for the README. eng/screenshots.sh keeps them; otherwise they are only looked at.</summary>
public sealed class ScreenTests(Chromium chromium) : Journey(chromium)
{
    private static readonly Person Demo = new("robin", "Robin Reed", "robin@northwind.test");

    private static readonly Bootstrap Described = new(
        [],
        [
            Describe("notes", "Harbor Notes") with { FrontChannelLogoutUri = "https://notes.harbor.example/signed-out" },
            Describe("tides", "Tide Tables"),
            Describe("mail", "Kelp Mail"),
        ]);

    [Fact]
    public async Task The_product_can_be_shown()
    {
        var portal = await StartPortalAsync(Described, ("Portal:Name", "Northwind ID"), ("Portal:SignUp:Mode", "open"));
        var visitor = await ArriveAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });

        await visitor.Page.GotoAsync(portal.Log.SetupAddress());
        await visitor.ShootAsync("setup");
        await visitor.EnterDetailsAsync("setup", Demo);
        await visitor.Page.GetByTestId("setup-passkey").ClickAsync();
        await visitor.ExpectSignedInAsync(portal, Demo.Name);

        await CollectPasskeysAsync(visitor, portal);
        await visitor.ShootAsync("passkeys");

        await visitor.SignOutAsync(portal);
        await AskAsync(visitor, portal, "notes", "openid profile email");
        await visitor.ShootAsync("signin");

        await visitor.PressPasskeyButtonAsync();
        await visitor.Page.GetByTestId("consent-allow").WaitForAsync();
        await visitor.ShootAsync("consent");

        await ConnectAppsAsync(visitor, portal);
        await visitor.Page.GotoAsync($"{portal.Address}/account/apps");
        await visitor.ShootAsync("apps");
        await visitor.Page.GetByTestId("app-row").Filter(new() { HasText = "Harbor Notes" }).GetByTestId("app-details").ClickAsync();
        await visitor.Page.GetByTestId("app-scopes").WaitForAsync();
        await visitor.ShootAsync("app");

        await ShowConsoleAsync(visitor, portal);
        await ShowAdministrationAsync(visitor, portal);
        await ShowSigningOutAsync(visitor, portal);
    }

    private static async Task ShowAdministrationAsync(Visitor visitor, PortalInstallation portal)
    {
        foreach (var (place, someone) in (IEnumerable<(string, string)>)[("clients", "Tide Tables"), ("users", Demo.Name)])
        {
            await visitor.Page.GotoAsync($"{portal.Address}/admin/{place}");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main).GetByText(someone).First).ToBeVisibleAsync();
            await visitor.ShootAsync($"admin-{place}");
        }
    }

    private static async Task ShowConsoleAsync(Visitor visitor, PortalInstallation portal)
    {
        foreach (var name in (IEnumerable<string>)["sessions", "activity", "profile", "tokens", "receipts", "data"])
        {
            await visitor.Page.GotoAsync($"{portal.Address}/account/{name}");
            await visitor.ShootAsync(name);
        }

        await visitor.Page.GotoAsync($"{portal.Address}/account/receipts");
        await visitor.Page.GetByTestId("receipt-details").First.ClickAsync();
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account/receipts/*");
        await visitor.ShootAsync("receipt");
        await visitor.Page.GotoAsync($"{portal.Address}/account/tokens");
        await visitor.Page.GetByTestId("token-new").ClickAsync();
        await visitor.Page.GetByTestId("token-name").FillAsync("Backup script");
        await visitor.Page.GetByTestId("token-scope-consents").CheckAsync();
        await visitor.ShootAsync("token-form");
        await visitor.Page.GetByTestId("token-create").ClickAsync();
        await visitor.Page.GetByTestId("token-text").WaitForAsync();
        await visitor.ShootAsync("token-made");
        await visitor.Page.GotoAsync($"{portal.Address}/account");
        await visitor.ShootAsync("overview");
    }

    private static async Task ConnectAppsAsync(Visitor visitor, PortalInstallation portal)
    {
        await visitor.Context.RouteAsync("https://*.harbor.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "" }));
        await visitor.AllowAsync();
        await visitor.Page.WaitForURLAsync("https://notes.harbor.example/**");
        foreach (var (clientId, scope) in (IEnumerable<(string, string)>)[("tides", "openid profile"), ("mail", "openid profile email offline_access")])
        {
            await AskAsync(visitor, portal, clientId, scope);
            await visitor.AllowAsync();
            await visitor.Page.WaitForURLAsync($"https://{clientId}.harbor.example/**");
        }
    }

    private static async Task ShowSigningOutAsync(Visitor visitor, PortalInstallation portal)
    {
        await visitor.StayWhereAppsAreToldAsync();
        await visitor.Page.GotoAsync(
            $"{portal.Address}/oauth2/logout?client_id=notes&post_logout_redirect_uri={Uri.EscapeDataString(AddressOf("notes", "goodbye"))}");
        await visitor.Page.GetByTestId("signout-app").WaitForAsync();
        await visitor.ShootAsync("signout");
        await visitor.Page.GetByTestId("signout-confirm").ClickAsync();
        await visitor.Page.GetByTestId("signout-working").WaitForAsync();
        await visitor.ShootAsync("signing-out");
        await visitor.Page.GotoAsync($"{portal.Address}/signout");
        await visitor.Page.GetByTestId("signout-done").WaitForAsync();
        await visitor.ShootAsync("signed-out");
    }

    private static Task<IResponse?> AskAsync(Visitor visitor, PortalInstallation portal, string clientId, string scope) => visitor.Page.GotoAsync(
        $"{portal.Address}/oauth2/authorize?client_id={clientId}&redirect_uri={Uri.EscapeDataString(AddressOf(clientId, "callback"))}&response_type=code"
        + $"&scope={Uri.EscapeDataString(scope)}&state=picture&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");

    private static BootstrapClient Describe(string clientId, string name) => new(clientId, name, SharedPortal.ClientSecret)
    {
        RedirectUris = [AddressOf(clientId, "callback")],
        PostLogoutRedirectUris = [AddressOf(clientId, "goodbye")],
    };

    private static string AddressOf(string clientId, string page) => $"https://{clientId}.harbor.example/{page}";

    private static async Task CollectPasskeysAsync(Visitor visitor, PortalInstallation portal)
    {
        await UseAndNameAsync(visitor, portal, "Robin’s phone");
        foreach (var (name, synced) in (IEnumerable<(string, bool)>)[("Work laptop", true), ("Key on my key ring", false)])
        {
            var before = await visitor.Page.GetByTestId("passkey-row").CountAsync();
            await visitor.Authenticator.ReplaceAsync(synced);
            await visitor.Page.GetByTestId("passkey-add").ClickAsync();
            await Assertions.Expect(visitor.Page.GetByTestId("passkey-row")).ToHaveCountAsync(before + 1);
            await UseAndNameAsync(visitor, portal, name);
        }

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("passkey-add")).ToBeEnabledAsync();
    }

    // The newest passkey is the last of the list.
    private static async Task UseAndNameAsync(Visitor visitor, PortalInstallation portal, string name)
    {
        await visitor.SignOutAsync(portal);
        await visitor.Page.GotoAsync($"{portal.Address}/signin?return=/account/passkeys");
        await visitor.PressPasskeyButtonAsync();
        var passkey = visitor.Page.GetByTestId("passkey-row").Last;
        await passkey.GetByTestId("passkey-rename").ClickAsync();
        await passkey.GetByTestId("passkey-name").FillAsync(name);
        await passkey.GetByTestId("passkey-rename-save").ClickAsync();
        await Assertions.Expect(passkey.GetByTestId("passkey-label")).ToHaveTextAsync(name);
    }
}
